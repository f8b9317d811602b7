package gg.leaderboard.attack.input;

import gg.leaderboard.attack.Target;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** WebSocket over a plain socket, frame by frame, so that frames can be invalid. */
final class RawWebSocket implements AutoCloseable {

    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private final Socket socket = new Socket();
    private final DataInputStream in;

    RawWebSocket(Target target, Duration limit) throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(Target.address(target.api()), (int) limit.toMillis());
        socket.setSoTimeout((int) limit.toMillis());
        in = new DataInputStream(socket.getInputStream());
        String host = "localhost:" + target.api();
        send(("GET /ws HTTP/1.1\r\nHost: " + host + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        String answer = head();
        if (!answer.startsWith("HTTP/1.1 101")) {
            throw new IOException("no WebSocket: " + answer);
        }
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Closes the output: nothing more follows. */
    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Encodes a frame of a client. {@code first} holds the flags and the opcode. */
    static byte[] frame(int first, byte[] payload, boolean masked) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        int mask = masked ? 0x80 : 0;
        if (payload.length < 126) {
            frame.write(mask | payload.length);
        } else if (payload.length < 1 << 16) {
            frame.write(mask | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(mask | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >> shift));
            }
        }
        if (masked) {
            // A mask of zeros leaves the payload unchanged.
            frame.writeBytes(new byte[4]);
        }
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    static byte[] text(byte[] payload) {
        return frame(0x80 | TEXT, payload, true);
    }

    /** Returns the next frame; {@link #CLOSE} with the code 1006 if the connection ended without a close frame. */
    Frame read() throws IOException {
        try {
            int opcode = in.readUnsignedByte() & 15;
            long length = in.readUnsignedByte() & 127;
            length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
            byte[] payload = new byte[(int) length];
            in.readFully(payload);
            return new Frame(opcode, payload);
        } catch (EOFException | java.net.SocketException e) {
            return new Frame(CLOSE, new byte[] {(byte) (1006 >> 8), (byte) 1006});
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // The connection is discarded in any case.
        }
    }

    /** A frame sent by the server. */
    record Frame(int opcode, byte[] payload) {

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        /** The reason why the server closed; 1005 if the frame has no code. */
        int closeCode() {
            return payload.length < 2 ? 1005 : ((payload[0] & 255) << 8) | (payload[1] & 255);
        }

        String closeReason() {
            return payload.length < 2 ? "" : new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
        }
    }
}
