package gg.leaderboard.bench.run;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** A persistent HTTP connection with little overhead, because it shares the machine with the measured server. */
final class KeepAliveConnection implements AutoCloseable {

    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;
    private final String headers;

    KeepAliveConnection(int port) throws IOException {
        this(port, "");
    }

    /** @param headers lines that are sent with every request, each with its end */
    KeepAliveConnection(int port, String headers) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        this.headers = " HTTP/1.1\r\nHost: localhost\r\n" + headers;
    }

    /** Returns the body of a response with status 200. */
    byte[] get(String path) throws IOException {
        return send(path, "GET " + path + headers + "\r\n");
    }

    /** Sends ASCII, and returns the body of a response with a status of success. */
    byte[] post(String path, String json) throws IOException {
        return send(
                path,
                "POST " + path + headers + "Content-Type: application/json\r\nContent-Length: " + json.length()
                        + "\r\n\r\n" + json);
    }

    private byte[] send(String path, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String status = line();
        int length = -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith(LENGTH)) {
                length = Integer.parseInt(lower.substring(LENGTH.length()).strip());
            }
            chunked |= lower.equals("transfer-encoding: chunked");
        }
        byte[] body = chunked ? chunks() : in.readNBytes(length);
        if (!status.contains(" 20")) {
            throw new IOException(path + " answered " + status + " " + new String(body, StandardCharsets.UTF_8));
        }
        return body;
    }

    private byte[] chunks() throws IOException {
        byte[] body = new byte[0];
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            byte[] longer = Arrays.copyOf(body, body.length + size);
            System.arraycopy(in.readNBytes(size), 0, longer, body.length, size);
            body = longer;
            line();
        }
        line();
        return body;
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server has closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
