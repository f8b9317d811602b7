package gg.leaderboard.standings.redis;

import gg.leaderboard.standings.redis.CommandPipeline.Command;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * Measures the memory of Redis. Each call of {@link #measure} measures the next keys, so a pass over all keys takes many calls.
 * Works with one server and with Redis Cluster. Not thread-safe.
 */
public final class MemoryReader {

    private static final ScanArgs PAGE = ScanArgs.Builder.limit(500);

    private final RedisConnectionFactory redis;
    private ScanCursor cursor = ScanCursor.INITIAL;
    private long keys;
    private Map<KeyKind, Long> bytes = new EnumMap<>(KeyKind.class);
    private @Nullable Map<KeyKind, Long> complete;

    public MemoryReader(RedisConnectionFactory redis) {
        this.redis = redis;
    }

    /** Used memory and its limit in bytes, of all nodes together. */
    public MemoryUse total() {
        try (RedisConnection connection = redis.getConnection()) {
            Properties memory =
                    Objects.requireNonNull(connection.serverCommands().info("memory"));
            return new MemoryUse(sum(memory, "used_memory"), sum(memory, "maxmemory"));
        }
    }

    // The names begin with the node in a cluster.
    private static long sum(Properties memory, String name) {
        return memory.stringPropertyNames().stream()
                .filter(each -> each.equals(name) || each.endsWith("." + name))
                .mapToLong(each -> Long.parseLong(memory.getProperty(each)))
                .sum();
    }

    /**
     * Measures about {@code number} keys or the rest of a pass. After an exception the pass begins again: the node of the cluster at
     * which it was may be gone.
     *
     * @return bytes by kind: those of the last complete pass, otherwise an estimate from the keys measured so far
     */
    public Map<KeyKind, Long> measure(int number) {
        try {
            return measureNext(number);
        } catch (RuntimeException e) {
            restart();
            throw e;
        }
    }

    private void restart() {
        cursor = ScanCursor.INITIAL;
        bytes = new EnumMap<>(KeyKind.class);
        keys = 0;
    }

    private Map<KeyKind, Long> measureNext(int number) {
        long end = keys + number;
        while (keys < end) {
            if (measurePage()) {
                complete = bytes;
                restart();
                return Map.copyOf(complete);
            }
        }
        return complete == null ? estimate() : Map.copyOf(complete);
    }

    // Returns whether the pass has ended.
    private boolean measurePage() {
        Command<KeyScanCursor<byte[]>> scan = commands -> commands.scan(cursor, PAGE);
        KeyScanCursor<byte[]> page = Objects.requireNonNull(
                CommandPipeline.execute(redis, List.of(scan)).get(0));
        List<Command<Long>> questions = new ArrayList<>();
        page.getKeys().forEach(key -> questions.add(commands -> commands.memoryUsage(key)));
        List<@Nullable Long> answers = CommandPipeline.execute(redis, questions);
        for (int i = 0; i < answers.size(); i++) {
            Long size = answers.get(i);
            // Null if the key has expired meanwhile.
            if (size != null) {
                bytes.merge(KeyKind.of(new String(page.getKeys().get(i), StandardCharsets.UTF_8)), size, Long::sum);
            }
        }
        keys += page.getKeys().size();
        cursor = page;
        return page.isFinished();
    }

    private Map<KeyKind, Long> estimate() {
        Command<Long> size = commands -> commands.dbsize();
        long all = Objects.requireNonNull(
                CommandPipeline.execute(redis, List.of(size)).get(0));
        Map<KeyKind, Long> estimate = new EnumMap<>(KeyKind.class);
        bytes.forEach((kind, sum) -> estimate.put(kind, (long) ((double) sum * Math.max(all, keys) / keys)));
        return estimate;
    }

    /**
     * The memory of Redis in bytes.
     *
     * @param limit 0 if there is none
     */
    public record MemoryUse(long used, long limit) {}
}
