package gg.leaderboard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Stops a server and deletes its data when the JVM ends. */
final class ShutdownCleanup {

    private static final long SPRING_MILLIS = 10_000;

    private ShutdownCleanup() {}

    static void register(AutoCloseable server, Path directory) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endNow(server, directory), "end of " + directory));
    }

    private static void endNow(AutoCloseable server, Path directory) {
        try {
            awaitSpring();
            server.close();
            delete(directory);
        } catch (Exception e) {
            System.err.println("Left behind: " + directory + " (" + e + ")");
        }
    }

    // Spring closes its contexts in another hook at the same time. A Kafka consumer that cannot reach a broker to
    // leave its group waits for half a minute.
    private static void awaitSpring() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("Spring") && thread.getName().endsWith("ShutdownHook")) {
                thread.join(SPRING_MILLIS);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder()).forEach(ShutdownCleanup::deleteOne);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
