package gg.leaderboard.attack.oracle;

import gg.leaderboard.attack.Target;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Reads the content of Redis key by key. */
final class RedisReader implements AutoCloseable {

    private static final int AT_ONCE = 1000;

    private final RedisClient client;
    private final RedisCommands<String, String> redis;

    RedisReader(Target target) {
        this.client = RedisClient.create(RedisURI.builder()
                .withHost(Target.HOST)
                .withPort(target.redis())
                .withTimeout(Duration.ofMinutes(1))
                .build());
        this.redis = client.connect().sync();
    }

    /** Returns the last applied offset by partition of the topic. */
    Map<Integer, Long> progress(String topicId) {
        Map<Integer, Long> progress = new TreeMap<>();
        redis.hgetall("progress").forEach((place, offset) -> {
            if (place.startsWith(topicId + ":")) {
                progress.put(Integer.valueOf(place.substring(topicId.length() + 1)), Long.valueOf(offset));
            }
        });
        return progress;
    }

    long events() {
        String events = redis.hget("standings:totals", "events");
        return events == null ? 0 : Long.parseLong(events);
    }

    /** Returns the number of keys by prefix: the key up to its second colon, or {@code leaderboard} for boards. */
    Map<String, Integer> keysByPrefix() {
        Map<String, Integer> counts = new TreeMap<>();
        scan("*", key -> counts.merge(prefix(key), 1, Integer::sum));
        return counts;
    }

    private static String prefix(String key) {
        String[] parts = key.split(":", 3);
        return parts.length < 3 || parts[0].equals("leaderboard") ? parts[0] : parts[0] + ":" + parts[1];
    }

    /** Returns all hashes whose keys start with {@code prefix}, by the rest of the key. */
    Map<String, Map<String, String>> hashes(String prefix) {
        Map<String, Map<String, String>> hashes = new TreeMap<>();
        scan(prefix + "*", key -> hashes.put(key.substring(prefix.length()), redis.hgetall(key)));
        return hashes;
    }

    /** Passes each sorted set whose key starts with {@code prefix} to {@code reader}, with the rest of the key. */
    void sortedSets(String prefix, BiConsumer<String, List<ScoredValue<String>>> reader) {
        scan(prefix + "*", key -> reader.accept(key.substring(prefix.length()), redis.zrangeWithScores(key, 0, -1)));
    }

    private void scan(String pattern, java.util.function.Consumer<String> reader) {
        KeyScanCursor<String> cursor =
                redis.scan(ScanArgs.Builder.limit(AT_ONCE).match(pattern));
        cursor.getKeys().forEach(reader);
        while (!cursor.isFinished()) {
            cursor = redis.scan(cursor, ScanArgs.Builder.limit(AT_ONCE).match(pattern));
            cursor.getKeys().forEach(reader);
        }
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
}
