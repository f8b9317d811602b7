package gg.leaderboard.bench.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A minimal WebSocket client. It responds to pings, reads unmasked text frames and searches them for one player's score. Thousands of full
 * clients would load the machine more than the measured api.
 */
final class CrowdClient {

    private static final byte[] HANDSHAKE = """
            GET /ws HTTP/1.1\r
            Host: localhost\r
            Connection: Upgrade\r
            Upgrade: websocket\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
            \r
            """.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SUBSCRIBE = text("{\"type\":\"subscribe\",\"leaderboard_id\":\"global\"}");
    private static final byte[] PLAYER = "\"player_id\":\"0\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SCORE = "\"score\":".getBytes(StandardCharsets.US_ASCII);
    private static final int PING = 0x9;
    private static final byte[] PONG = {(byte) 0x8A, (byte) 0x80, 0, 0, 0, 0};
    private static final int SMALL_BUFFER = 8 * 1024;

    private final SocketChannel channel;
    private final DeliveryDelays delays;
    private ByteBuffer received = ByteBuffer.allocate(SMALL_BUFFER);
    private boolean open;
    private long shown;

    private CrowdClient(SocketChannel channel, DeliveryDelays delays) {
        this.channel = channel;
        this.delays = delays;
    }

    /** Connects and subscribes. {@link #read} receives the responses. */
    static CrowdClient connect(int port, DeliveryDelays delays) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.write(ByteBuffer.wrap(HANDSHAKE));
        channel.write(ByteBuffer.wrap(SUBSCRIBE));
        channel.configureBlocking(false);
        return new CrowdClient(channel, delays);
    }

    // Encodes a short text in one frame, masked with zeros.
    private static byte[] text(String message) {
        byte[] payload = message.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(6 + payload.length)
                .put((byte) 0x81)
                .put((byte) (0x80 | payload.length))
                .putInt(0)
                .put(payload)
                .array();
    }

    SocketChannel channel() {
        return channel;
    }

    /** Returns the player's points in the newest message. */
    long points() {
        return shown;
    }

    /** Reads the available data. Returns false if the connection has ended. */
    boolean read(long now) throws IOException {
        if (channel.read(received) < 0) {
            return false;
        }
        received.flip();
        while (open ? frame(now) : head()) {
            // Repeats until no complete frame is left.
        }
        received.compact();
        if (!received.hasRemaining()) {
            received = ByteBuffer.allocate(2 * received.capacity()).put(received.flip());
        }
        return true;
    }

    private boolean head() {
        for (int i = received.position(); i + 3 < received.limit(); i++) {
            if (received.getInt(i) == 0x0D0A0D0A) {
                received.position(i + 4);
                open = true;
                return true;
            }
        }
        return false;
    }

    private boolean frame(long now) throws IOException {
        int start = received.position();
        if (received.remaining() < 4) {
            return false;
        }
        int length = received.get(start + 1) & 0x7F;
        int head = length < 126 ? 2 : 4;
        length = length < 126 ? length : received.getShort(start + 2) & 0xFFFF;
        if (received.remaining() < head + length) {
            return false;
        }
        if ((received.get(start) & 0xF) == PING) {
            channel.write(ByteBuffer.wrap(PONG));
        } else {
            look(start + head, start + head + length, now);
        }
        received.position(start + head + length);
        return true;
    }

    private void look(int from, int to, long now) {
        int at = find(PLAYER, from, to);
        int score = at < 0 ? -1 : find(SCORE, at, to);
        if (score >= 0) {
            long points = 0;
            for (int i = score + SCORE.length; Character.isDigit(received.get(i)); i++) {
                points = 10 * points + received.get(i) - '0';
            }
            delays.received(shown, points, now);
            shown = Math.max(shown, points);
        }
    }

    private int find(byte[] wanted, int from, int to) {
        for (int i = from; i <= to - wanted.length; i++) {
            int matched = 0;
            while (matched < wanted.length && received.get(i + matched) == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return i;
            }
        }
        return -1;
    }
}
