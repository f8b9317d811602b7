package gg.leaderboard.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports problems that the servers detect late or never: a nearly full disk, or a deleted directory. */
final class DataDirectoryMonitor implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DataDirectoryMonitor.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    // A segment of Kafka's log and one of PostgreSQL's, and some minutes to react.
    private static final long LITTLE_BYTES = 256L << 20;

    private static final Map<String, String> LOST = Map.of(
            "kafka",
                    "Kafka will end this process. Restore the directory from a backup, or restart: the next start"
                            + " reports what the archive still contains.",
            "redis",
                    "Redis continues in memory only. Stop the leaderboard with Ctrl-C and restart it: the archive"
                            + " rebuilds the standings.",
            "postgres",
                    "The archive is lost. Restore the directory from a backup, or stop the leaderboard with Ctrl-C and"
                            + " restart it: the archive is then filled from the records that Kafka still has.");

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "data monitor");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<String> reported = new HashSet<>();
    private final DataDirectory data;

    private DataDirectoryMonitor(DataDirectory data) {
        this.data = data;
    }

    /** Starts to monitor the directories of all servers, which must have started. */
    static DataDirectoryMonitor start(DataDirectory data) {
        DataDirectoryMonitor watch = new DataDirectoryMonitor(data);
        Future<?> unused =
                watch.clock.scheduleWithFixedDelay(watch::check, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    // Reports each problem once, until it is resolved.
    private void check() {
        Map<String, String> current = problems(data, LITTLE_BYTES);
        reported.retainAll(current.keySet());
        current.forEach((what, message) -> {
            if (reported.add(what)) {
                log.error(message);
            }
        });
    }

    /** The problems and their remedies, by the name of the server or {@code disk}. */
    static Map<String, String> problems(DataDirectory data, long littleBytes) {
        Map<String, String> current = new TreeMap<>();
        LOST.forEach((server, remedy) -> {
            if (!Files.isDirectory(data.resolve(server))) {
                current.put(server, data.resolve(server) + " has been deleted. " + remedy);
            }
        });
        long free = free(data.resolve(""));
        if (free < littleBytes) {
            current.put(
                    "disk",
                    "The disk of " + data + " has only " + (free >> 20) + " MB left. Free some space: on a full disk"
                            + " nothing is counted, and Kafka ends this process.");
        }
        return current;
    }

    private static long free(Path directory) {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
