package gg.leaderboard.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds all ports in use by other processes. {@code ./leaderboard} runs this source file alone before the build, so it
 * uses only the JDK.
 */
final class PortCheck {

    private static final int MOST = 65_535;
    private static final int CONNECT_MILLIS = 500;
    private static final int ATTEMPTS = 5;
    private static final int PAUSE_MILLIS = 50;

    // In the order of the message.
    static final Map<String, Integer> DEFAULTS = new TreeMap<>(
            Map.of("api", 8000, "archive", 8002, "kafka", 9092, "metrics", 8003, "redis", 6379, "postgres", 5432));

    // The server of a killed process still has its port. The next start stops that server, and then uses the port.
    private static final Map<String, String> PID_FILES =
            Map.of("redis", "redis/redis.pid", "postgres", "postgres/cluster/postmaster.pid");

    private PortCheck() {}

    /** Exits with 1 if a port is in use. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        Map<String, Integer> ports = new TreeMap<>();
        DEFAULTS.keySet().forEach(server -> ports.put(server, portOf(server, args)));
        String taken = taken(ports, Path.of(property("leaderboard.data", "data", args)));
        if (!taken.isEmpty()) {
            System.err.println("\n" + taken + "\n");
            System.exit(1);
        }
    }

    /**
     * The message about ports in use and the remedy; empty if all are free.
     *
     * @param ports by server, 0 for any
     * @param data the directory of all data
     */
    static String taken(Map<String, Integer> ports, Path data) {
        StringBuilder lines = new StringBuilder();
        ports.forEach((server, port) -> {
            if (port != 0 && !hasLeftover(server, data) && !isReleased(port)) {
                lines.append(String.format(
                        Locale.ROOT,
                        "  %s cannot start: port %d is in use. Use another port: --leaderboard.port.%s=%d%n",
                        name(server),
                        port,
                        server,
                        port + 1));
            }
        });
        return lines.isEmpty()
                ? ""
                : "Other processes, perhaps another leaderboard, use ports on 127.0.0.1:\n\n" + lines
                        + "\nTo list the processes: lsof -nP -iTCP -sTCP:LISTEN";
    }

    private static String name(String server) {
        return server.substring(0, 1).toUpperCase(Locale.ROOT) + server.substring(1);
    }

    private static boolean hasLeftover(String server, Path data) {
        String pidFile = PID_FILES.get(server);
        return pidFile != null && isAlive(data.resolve(pidFile));
    }

    // The process id is the first line.
    private static boolean isAlive(Path pidFile) {
        try (Stream<String> lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .isPresent();
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return false;
        }
    }

    private static int portOf(String server, String[] args) {
        // The program rejects other values later, with a message.
        try {
            int port = Integer.parseInt(
                    property("leaderboard.port." + server, String.valueOf(DEFAULTS.get(server)), args));
            return port >= 0 && port <= MOST ? port : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    // As in Spring, an argument overrides the environment.
    private static String property(String name, String otherwise, String[] args) {
        String variable = name.replace('.', '_').toUpperCase(Locale.ROOT);
        String value = System.getenv().getOrDefault(variable, otherwise);
        String prefix = "--" + name + "=";
        for (String arg : args) {
            if (arg.startsWith(prefix)) {
                value = arg.substring(prefix.length());
            }
        }
        return value;
    }

    // The port of a killed process is released a moment later.
    private static boolean isReleased(int port) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (isFree(port)) {
                return true;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    // Connects first, because macOS lets one process bind 127.0.0.1 while another has the port on all addresses.
    private static boolean isFree(int port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (Socket client = new Socket()) {
            client.connect(address, CONNECT_MILLIS);
            return false;
        } catch (IOException e) {
            return canBind(address);
        }
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket server = new ServerSocket()) {
            server.setReuseAddress(true);
            server.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
