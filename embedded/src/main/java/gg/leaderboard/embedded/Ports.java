package gg.leaderboard.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on loopback. */
public final class Ports {

    /** The address that all embedded servers listen on. */
    public static final String HOST = "127.0.0.1";

    // Below the ephemeral ports of the system. A client could otherwise get the port while its server restarts.
    private static final int FIRST_FREE = 20_000;
    private static final int LAST_FREE = 32_767;

    // The port of a killed process is released a moment after the process ends.
    private static final Duration RELEASE = Duration.ofSeconds(1);
    private static final Duration CONNECT = Duration.ofMillis(500);

    private Ports() {}

    /**
     * Checks that a server can have its port.
     *
     * @param server the server that needs it, for the message
     * @param port 0 for any
     * @return the port itself, or a free one for 0
     * @throws PortInUseException if another process has it
     */
    public static int claim(String server, int port) {
        if (port == 0) {
            return free();
        }
        if (!isReleased(port)) {
            throw new PortInUseException(server, port);
        }
        return port;
    }

    private static boolean isReleased(int port) {
        try {
            return Polling.until(() -> !answers(port) && bindable(port), RELEASE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static InetSocketAddress loopback(int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(HOST, new byte[] {127, 0, 0, 1}), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int free() {
        return ThreadLocalRandom.current()
                .ints(FIRST_FREE, LAST_FREE + 1)
                .filter(port -> !answers(port) && bindable(port))
                .findFirst()
                .orElseThrow();
    }

    // A bind alone is not enough: macOS lets one process bind 127.0.0.1 while another has the port on all addresses.
    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(loopback(port), (int) CONNECT.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean bindable(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(loopback(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
