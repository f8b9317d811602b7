package gg.leaderboard.standings.redis;

import static gg.leaderboard.events.Utf8.utf8;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;

/**
 * The running processors, each with its latest {@link ProcessorReport}. Ages are by the clock of Redis, so the clocks
 * of services may differ. Safe for many threads.
 */
public final class ProcessorReports {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessorReports.class);
    private static final Script KEEP = Script.of(ProcessorReports.class, "clock.lua", "keep.lua");
    private static final Script ALL = Script.of(ProcessorReports.class, "clock.lua", "all.lua");
    private static final Duration KEPT = Duration.ofSeconds(30);
    // The time of three missed reports.
    private static final Duration SILENT = Duration.ofSeconds(3);

    private final RedisConnectionFactory redis;

    public ProcessorReports(RedisConnectionFactory redis) {
        this.redis = redis;
    }

    /** Stores the report of a processor. Removes processors without a report in the last 30 seconds. */
    public void report(String instance, ProcessorReport report) {
        try (RedisConnection connection = redis.getConnection()) {
            KEEP.run(
                    connection,
                    ReturnType.INTEGER,
                    1,
                    utf8(Keys.PROCESSORS),
                    utf8(instance),
                    report.json(),
                    utf8(String.valueOf(KEPT.toMillis())));
        }
    }

    /** Removes a processor that stops. */
    public void remove(String instance) {
        try (RedisConnection connection = redis.getConnection()) {
            connection.hashCommands().hDel(utf8(Keys.PROCESSORS), utf8(instance));
        }
    }

    /** The processors with a report in the last 30 seconds. */
    public List<Reported> all() {
        try (RedisConnection connection = redis.getConnection()) {
            List<byte[]> answer =
                    Objects.requireNonNull(ALL.run(connection, ReturnType.MULTI, 1, utf8(Keys.PROCESSORS)));
            long now = Long.parseLong(text(answer.get(0)));
            List<Reported> all = new ArrayList<>();
            for (int i = 1; i < answer.size(); i += 2) {
                add(all, text(answer.get(i)), text(answer.get(i + 1)), now);
            }
            return all;
        }
    }

    private static void add(List<Reported> all, String instance, String entry, long now) {
        try {
            int space = entry.indexOf(' ');
            long at = Long.parseLong(entry.substring(0, space));
            all.add(new Reported(
                    instance, ProcessorReport.read(entry.substring(space + 1)), Duration.ofMillis(now - at)));
        } catch (RuntimeException e) {
            LOG.warn(
                    "Skipped {} {}, which is not a report of a processor. Delete this field: {}",
                    Keys.PROCESSORS,
                    instance,
                    e.getMessage());
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    /**
     * A stored report.
     *
     * @param instance identifies the processor while it runs
     * @param age time since the processor made it
     */
    public record Reported(String instance, ProcessorReport report, Duration age) {

        /** Whether the processor has not reported for three seconds: it was killed, hangs, or cannot reach Redis. */
        public boolean isSilent() {
            return age.compareTo(SILENT) >= 0;
        }
    }
}
