package gg.leaderboard.standings.redis;

import gg.leaderboard.standings.redis.CommandPipeline.Command;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** Lists keys without blocking Redis; those of all nodes in a Redis Cluster. */
public final class KeyScan {

    private static final int AT_ONCE = 500;

    private KeyScan() {}

    /** Calls {@code action} for each key that matches {@code pattern}; for some of them twice. */
    public static void forEach(RedisConnectionFactory redis, String pattern, Consumer<String> action) {
        pages(redis, pattern, page -> page.forEach(action));
    }

    /** As {@link #forEach}, for some five hundred keys at once. */
    public static void pages(RedisConnectionFactory redis, String pattern, Consumer<List<String>> action) {
        ScanArgs page = ScanArgs.Builder.limit(AT_ONCE).match(pattern);
        ScanCursor cursor = ScanCursor.INITIAL;
        do {
            ScanCursor from = cursor;
            Command<KeyScanCursor<byte[]>> scan = commands -> commands.scan(from, page);
            KeyScanCursor<byte[]> found = Objects.requireNonNull(
                    CommandPipeline.execute(redis, List.of(scan)).get(0));
            action.accept(found.getKeys().stream()
                    .map(key -> new String(key, StandardCharsets.UTF_8))
                    .toList());
            cursor = found;
        } while (!cursor.isFinished());
    }
}
