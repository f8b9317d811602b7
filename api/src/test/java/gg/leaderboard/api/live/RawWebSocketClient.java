package gg.leaderboard.api.live;

import gg.leaderboard.api.fixture.RunningApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A hand-written WebSocket client for what no regular client does. Its receive buffer is very small. */
final class RawWebSocketClient implements AutoCloseable {

    private static final int TEXT = 0x81;
    private static final int PONG = 0x8A;

    private final Socket socket = new Socket();
    private final String head;

    private RawWebSocketClient(RunningApi api, String request) throws IOException {
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), api.port()));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        head = readHead(socket.getInputStream());
    }

    static RawWebSocketClient connect(RunningApi api, int version, String origin) throws IOException {
        return new RawWebSocketClient(api, upgrade(api, version, origin));
    }

    static RawWebSocketClient connect(RunningApi api) throws IOException {
        return connect(api, 13, api.origin());
    }

    /** Sends a GET request over plain HTTP. */
    static RawWebSocketClient get(RunningApi api, String path) throws IOException {
        return new RawWebSocketClient(api, "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + api.port() + "\r\n\r\n");
    }

    private static String upgrade(RunningApi api, int version, String origin) {
        return "GET /ws HTTP/1.1\r\nHost: 127.0.0.1:" + api.port() + "\r\nOrigin: " + origin
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: " + version + "\r\n\r\n";
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString();
    }

    /** Returns the status and headers of the handshake response. */
    String head() {
        return head;
    }

    /** Waits for data after the headers, and returns all that is available. */
    String readAvailable() throws IOException {
        InputStream in = socket.getInputStream();
        byte[] first = in.readNBytes(1);
        return new String(first, StandardCharsets.UTF_8)
                + new String(in.readNBytes(in.available()), StandardCharsets.UTF_8);
    }

    /** Sends a text of up to 125 bytes. */
    void sendText(String text) throws IOException {
        send(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends the same text of up to 125 bytes many times in one write. */
    void sendTexts(String text, int count) throws IOException {
        byte[] frame = frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
        byte[] all = new byte[count * frame.length];
        for (int i = 0; i < count; i++) {
            System.arraycopy(frame, 0, all, i * frame.length, frame.length);
        }
        socket.getOutputStream().write(all);
    }

    /** Sends a pong, which needs no reply. */
    void sendPong() throws IOException {
        send(PONG, new byte[0]);
    }

    private void send(int kind, byte[] payload) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(frame(kind, payload));
        out.flush();
    }

    private static byte[] frame(int kind, byte[] payload) {
        byte[] frame = new byte[payload.length + 6];
        frame[0] = (byte) kind;
        // A mask of zeros leaves the text unchanged.
        frame[1] = (byte) (0x80 | payload.length);
        System.arraycopy(payload, 0, frame, 6, payload.length);
        return frame;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
