package gg.leaderboard.api.limit;

import gg.leaderboard.api.fixture.RunningApi;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One persistent HTTP connection of a client with its own address, with little overhead. */
final class KeepAliveClient implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final String headers;

    /** @param address the address that the test, as a trusted proxy, forwards */
    KeepAliveClient(RunningApi api, String address) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.headers = " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + address + "\r\n";
    }

    /** Sends a request without waiting for its response. */
    void get(String path) throws IOException {
        send("GET " + path + headers + "\r\n");
    }

    /** Sends a request without waiting for its response. The text is ASCII. */
    void post(String path, String json) throws IOException {
        send("POST " + path + headers + "Content-Type: application/json\r\nContent-Length: " + json.length()
                + "\r\n\r\n" + json);
    }

    private void send(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns the status of the next response, whose headers and body remain. */
    int statusOnly() throws IOException {
        return Integer.parseInt(line().split(" ")[1]);
    }

    /** Reads the next response, and returns its status. */
    int status() throws IOException {
        int status = statusOnly();
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.equals("transfer-encoding: chunked");
        }
        if (chunked) {
            skipChunks();
        } else {
            in.skipNBytes(length);
        }
        return status;
    }

    private void skipChunks() throws IOException {
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            in.skipNBytes(size + 2L);
        }
        line();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the api has closed the connection");
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
