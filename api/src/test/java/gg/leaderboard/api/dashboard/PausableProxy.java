package gg.leaderboard.api.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A proxy to a server that fails in two ways. Paused, it keeps connections open and transfers no data, as networks do.
 * Cut, it ends every connection, as when the server has ended.
 */
final class PausableProxy implements AutoCloseable {

    private final InetSocketAddress target;
    private final ServerSocket entrance;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantReadWriteLock silence = new ReentrantReadWriteLock();
    private volatile boolean isCut;

    /** @param target the server's port on this machine */
    PausableProxy(int target) throws IOException {
        this(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
    }

    PausableProxy(InetSocketAddress target) throws IOException {
        this.target = target;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Stops forwarding until {@link #resume()}, which must be called by the same thread. */
    void pause() {
        silence.writeLock().lock();
    }

    void resume() {
        silence.writeLock().unlock();
    }

    /** Ends all connections, and every new one immediately, until {@link #mend()}. */
    void cut() throws IOException {
        isCut = true;
        closeSockets();
    }

    void mend() {
        isCut = false;
    }

    private void accept() throws IOException {
        while (!entrance.isClosed()) {
            Socket client = entrance.accept();
            sockets.add(client);
            if (isCut) {
                client.close();
            } else {
                Socket server = new Socket(target.getAddress(), target.getPort());
                sockets.add(server);
                start(() -> copy(client, server));
                start(() -> copy(server, client));
            }
        }
    }

    private void copy(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                silence.readLock().lock();
                try {
                    out.write(buffer, 0, read);
                } finally {
                    silence.readLock().unlock();
                }
            }
        }
    }

    private static void start(Piece piece) {
        Thread thread = new Thread(() -> {
            try {
                piece.run();
            } catch (IOException e) {
                // One side has closed the connection, so the other is closed, too.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        closeSockets();
    }

    private void closeSockets() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.removeIf(Socket::isClosed);
    }

    private interface Piece {
        void run() throws IOException;
    }
}
