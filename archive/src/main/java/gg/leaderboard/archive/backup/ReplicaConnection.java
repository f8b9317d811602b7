package gg.leaderboard.archive.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;

/** A connection to Redis that receives a snapshot of all databases, as a replica does. */
final class ReplicaConnection implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    // Redis sends a byte every second while it prepares the snapshot.
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final String MARKED = "$EOF:";
    private static final int CHUNK = 1 << 16;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    /**
     * Connects and logs in.
     *
     * @param tls the certificates for TLS; null for none
     * @throws IOException if there is no such server, or if it requires another password
     */
    ReplicaConnection(RedisStandaloneConfiguration server, @Nullable SslBundle tls) throws IOException {
        socket = connect(server, tls);
        try {
            in = new BufferedInputStream(socket.getInputStream(), CHUNK);
            out = socket.getOutputStream();
            if (server.getPassword().isPresent()) {
                String password = new String(server.getPassword().get());
                String user = server.getUsername();
                requireOk(user == null ? command("AUTH", password) : command("AUTH", user, password));
            }
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket connect(RedisStandaloneConfiguration server, @Nullable SslBundle tls) throws IOException {
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(server.getHostName(), server.getPort()), (int) CONNECT.toMillis());
            plain.setSoTimeout((int) SILENCE.toMillis());
            return tls == null ? plain : secured(plain, server, tls);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private static SSLSocket secured(Socket plain, RedisStandaloneConfiguration server, SslBundle tls)
            throws IOException {
        SSLSocketFactory sockets = tls.createSslContext().getSocketFactory();
        SSLSocket secured = (SSLSocket) sockets.createSocket(plain, server.getHostName(), server.getPort(), true);
        SSLParameters parameters = secured.getSSLParameters();
        // The certificate must be valid for the name of the host, which sockets do not check by default.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    /** The bytes of a command, as Redis reads them from clients and from its append-only file. */
    static byte[] command(String... words) {
        StringBuilder text = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            text.append('$')
                    .append(word.getBytes(UTF_8).length)
                    .append("\r\n")
                    .append(word)
                    .append("\r\n");
        }
        return text.toString().getBytes(UTF_8);
    }

    /** Copies a snapshot in the format RDB. Its moment is between the call and the return. */
    void copySnapshot(OutputStream target) throws IOException {
        // Without a file of the server, and without the writes after the snapshot.
        requireOk(command("REPLCONF", "capa", "eof", "rdb-only", "1"));
        out.write(command("SYNC"));
        String answer = line();
        while (answer.isEmpty()) {
            answer = line();
        }
        if (!answer.startsWith(MARKED)) {
            throw new IOException(
                    "Redis answered " + answer + "; a snapshot needs the setting repl-diskless-sync yes of Redis");
        }
        copyTo(answer.substring(MARKED.length()).getBytes(UTF_8), target);
    }

    private void copyTo(byte[] mark, OutputStream target) throws IOException {
        byte[] buffer = new byte[CHUNK + mark.length];
        int held = 0;
        while (true) {
            int read = in.read(buffer, held, CHUNK);
            if (read < 0) {
                throw closed();
            }
            int filled = held + read;
            // The last bytes may be a part of the mark.
            int known = Math.max(0, filled - mark.length);
            target.write(buffer, 0, known);
            if (Arrays.equals(buffer, known, filled, mark, 0, mark.length)) {
                return;
            }
            held = filled - known;
            System.arraycopy(buffer, known, buffer, 0, held);
        }
    }

    private void requireOk(byte[] command) throws IOException {
        out.write(command);
        String answer = line();
        if (!answer.startsWith("+")) {
            throw new IOException("Redis answered " + answer);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw closed();
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static EOFException closed() {
        return new EOFException("Redis closed the connection");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
