package gg.leaderboard.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** Ports on loopback. */
final class Ports {

    static final String HOST = "127.0.0.1";

    private static final Duration CONNECT = Duration.ofMillis(500);

    private Ports() {}

    /** The port itself where it is given and nobody has it, or any free one for 0. */
    static int claim(String server, int port) {
        if (port == 0) {
            return free();
        }
        if (answers(port) || !bindable(port)) {
            throw new PortInUseException(server, port);
        }
        return port;
    }

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(HOST, port);
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on " + HOST, e);
        }
    }

    // Beside the attempt to bind: macOS lets one process bind 127.0.0.1 while another has the port on all addresses.
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
