package gg.leaderboard.attack.input;

import gg.leaderboard.attack.Target;
import gg.leaderboard.attack.access.AttackCaller;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 over a plain socket, so that no client library corrects the request. Reconnects after the server has closed.
 */
public final class HttpConnection implements AutoCloseable {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int MOST_BYTES = 64 << 20;

    private final int port;
    private final int limitMillis;
    private final AttackCaller reader;
    private @Nullable Socket socket;
    private @Nullable InputStream in;
    private long connected;
    private int requests;

    /**
     * Does not connect yet.
     *
     * @param reader sends the plain requests
     * @param limit the maximum time of a response
     */
    public HttpConnection(int port, AttackCaller reader, Duration limit) {
        this.port = port;
        this.reader = reader;
        this.limitMillis = (int) limit.toMillis();
    }

    /** Sends a plain GET request. */
    public RawResponse get(String target) throws IOException {
        return send(
                ("GET " + target + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + header(reader) + "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1),
                false);
    }

    /**
     * Sends a request and reads its response.
     *
     * @param head true if the response has no body, regardless of its headers
     * @throws SocketTimeoutException if the response took too long
     * @throws EOFException if the server closed without a response, also on a new connection
     */
    public RawResponse send(byte[] request, boolean head) throws IOException {
        boolean fresh = socket == null;
        try {
            return sendOnce(request, head);
        } catch (SocketTimeoutException e) {
            close();
            throw e;
        } catch (IOException e) {
            // The server may have closed the idle connection just as the request was sent.
            close();
            if (fresh) {
                throw e;
            }
            return sendOnce(request, head);
        }
    }

    private static String header(AttackCaller caller) {
        return caller.header().isEmpty() ? "" : caller.header() + "\r\n";
    }

    private RawResponse sendOnce(byte[] request, boolean head) throws IOException {
        OutputStream out = connect().getOutputStream();
        IOException refused = null;
        requests++;
        try {
            out.write(request);
            out.flush();
        } catch (IOException e) {
            // The server responds to a body that is too long before it has read all of it.
            refused = e;
        }
        try {
            return read(head);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            close();
            throw refused == null ? e : refused;
        }
    }

    private Socket connect() throws IOException {
        Socket current = socket;
        if (current == null) {
            current = new Socket();
            current.setTcpNoDelay(true);
            current.connect(Target.address(port), CONNECT_MILLIS);
            current.setSoTimeout(limitMillis);
            socket = current;
            in = new BufferedInputStream(current.getInputStream(), 16 * 1024);
            connected = System.nanoTime();
            requests = 0;
        }
        return current;
    }

    private RawResponse read(boolean head) throws IOException {
        String[] status = line().split(" ", 3);
        while (status.length > 1 && status[1].equals("100")) {
            headers();
            status = line().split(" ", 3);
        }
        if (status.length < 2 || !status[0].startsWith("HTTP/1.")) {
            throw new IOException("no status line: " + String.join(" ", status));
        }
        int code = Integer.parseInt(status[1]);
        Map<String, String> headers = headers();
        boolean stream = headers.getOrDefault("content-type", "").startsWith("text/event-stream");
        byte[] body = head || code == 204 || code == 304 || code == 101 || stream ? new byte[0] : body(headers);
        if (stream || "close".equalsIgnoreCase(headers.get("connection"))) {
            close();
        }
        return new RawResponse(code, headers, body);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        String length = headers.get("content-length");
        if (length != null) {
            return readBytes(Integer.parseInt(length));
        }
        if (!"chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            byte[] rest = input().readNBytes(MOST_BYTES);
            close();
            return rest;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunk(); size > 0; size = chunk()) {
            body.writeBytes(readBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
    }

    private byte[] readBytes(int length) throws IOException {
        byte[] bytes = input().readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = input().read(); c != '\n'; c = input().read()) {
            if (c < 0) {
                throw new EOFException("closed without an answer to request " + requests + " of a connection, "
                        + Duration.ofNanos(System.nanoTime() - connected).toMillis() + " ms after it was opened");
            }
            line.append((char) c);
        }
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }

    private InputStream input() throws IOException {
        InputStream input = in;
        if (input == null) {
            throw new EOFException("not connected");
        }
        return input;
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // The connection is discarded in any case.
        }
        socket = null;
        in = null;
    }
}
