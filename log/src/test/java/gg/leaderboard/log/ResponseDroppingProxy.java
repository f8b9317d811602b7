package gg.leaderboard.log;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.protocol.ApiKeys;

/** A proxy to a broker that can drop the response to the end of a transaction. */
final class ResponseDroppingProxy implements AutoCloseable {

    private final ServerSocket server;
    private final AtomicBoolean losesNext = new AtomicBoolean();
    private volatile int brokerPort;

    ResponseDroppingProxy() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    void start(int port) {
        brokerPort = port;
        run(() -> {
            while (true) {
                connect(server.accept());
            }
        });
    }

    /** Forwards the next end of a transaction to the broker, but drops all further responses on that connection. */
    void loseNextAnswerToAnEnd() {
        losesNext.set(true);
    }

    private void connect(Socket client) throws IOException {
        Socket broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
        AtomicBoolean mute = new AtomicBoolean();
        run(() -> forward(client, broker, mute, true));
        run(() -> forward(broker, client, mute, false));
    }

    private void forward(Socket from, Socket to, AtomicBoolean mute, boolean isRequest) throws IOException {
        try (from;
                to) {
            DataInputStream in = new DataInputStream(from.getInputStream());
            DataOutputStream out = new DataOutputStream(to.getOutputStream());
            while (true) {
                byte[] frame = in.readNBytes(in.readInt());
                if (isRequest
                        && ByteBuffer.wrap(frame).getShort() == ApiKeys.END_TXN.id
                        && losesNext.getAndSet(false)) {
                    mute.set(true);
                }
                if (isRequest || !mute.get()) {
                    out.writeInt(frame.length);
                    out.write(frame);
                    out.flush();
                }
            }
        }
    }

    private static void run(Connection connection) {
        Thread thread = new Thread(() -> {
            try {
                connection.serve();
            } catch (IOException e) {
                // One side has closed the connection.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private interface Connection {
        void serve() throws IOException;
    }
}
