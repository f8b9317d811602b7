package gg.leaderboard.faults.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/** A TCP proxy on loopback to one port. Its connections can be cut, reset, stalled and slowed down. */
public final class TcpProxy implements AutoCloseable {

    /** What happens to connections, old and new. */
    public enum Mode {
        /** All bytes are passed on. */
        PASS,
        /** Connections are closed, new ones immediately. */
        CUT,
        /** Connections are accepted and stay open, and no byte is passed on until the mode changes. */
        HALF_OPEN,
        /** Each piece of at most {@value TcpProxy#PIECE} bytes is delayed by {@value TcpProxy#DELAY_MILLIS} ms. */
        SLOW
    }

    private static final int PIECE = 4096;
    private static final int DELAY_MILLIS = 60;
    private static final int BACKLOG = 200;
    private static final int CONNECT_MILLIS = 2000;

    private final InetAddress loopback = InetAddress.getLoopbackAddress();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket listener;
    private final IntSupplier target;
    private volatile Mode mode = Mode.PASS;
    private volatile boolean closed;

    /** Listens on a free port. */
    public TcpProxy(int target) {
        this(() -> target);
    }

    /**
     * Listens on a free port.
     *
     * @param target the port for the next connection
     */
    public TcpProxy(IntSupplier target) {
        this.target = target;
        try {
            listener = new ServerSocket(0, BACKLOG, loopback);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept, "proxy on " + port());
    }

    public int port() {
        return listener.getLocalPort();
    }

    public void set(Mode next) {
        mode = next;
        if (next == Mode.CUT) {
            open.forEach(TcpProxy::close);
        }
        synchronized (this) {
            notifyAll();
        }
    }

    /** Ends all connections with RST. New ones are passed on. */
    public void reset() {
        open.forEach(socket -> {
            try {
                socket.setSoLinger(true, 0);
            } catch (IOException e) {
                // It was closed meanwhile.
            }
            close(socket);
        });
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = listener.accept();
                open.add(client);
                start(() -> connect(client), "proxy connection on " + port());
            } catch (IOException e) {
                // A limit of the machine, or the end of this proxy.
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        try {
            awaitPassing();
            if (mode == Mode.CUT) {
                close(client);
                return;
            }
            server.connect(new InetSocketAddress(loopback, target.getAsInt()), CONNECT_MILLIS);
            open.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            start(() -> pump(server, client), "proxy back on " + port());
            pump(client, server);
        } catch (IOException e) {
            close(client);
            close(server);
        } finally {
            open.remove(client);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[PIECE];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (mode == Mode.SLOW) {
                    Thread.sleep(DELAY_MILLIS);
                }
                awaitPassing();
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One of the two ends closed the connection, or this proxy did.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private void awaitPassing() {
        synchronized (this) {
            while (mode == Mode.HALF_OPEN && !closed) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private static void start(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed in any case.
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            listener.close();
        } catch (IOException e) {
            // It is closed in any case.
        }
        set(Mode.CUT);
    }
}
