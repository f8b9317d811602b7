package gg.leaderboard.bench.drain;

import gg.leaderboard.bench.testbed.Redis;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Measures the memory that some keys take in Redis: the difference of {@code used_memory} with and without them. The result
 * includes the rounding of the allocator, the keys, and the entries in the tables of keys and of expiry times. It excludes the
 * pages that the allocator retains.
 *
 * @param pattern of the keys
 */
record KeyMemory(Redis redis, String pattern) {

    /** The ids of counted events. */
    static final String IDS = "*processed:events:*";

    /** The sorted sets of boards. */
    static final String BOARDS = "*leaderboard:*";

    static final String PROFILES = "*player:stats:*";

    private static final int AT_ONCE = 1000;
    private static final int SETTLED_AFTER = 10;
    private static final long POLL_MILLIS = 100;

    /** Deletes these keys and returns the number of bytes that they took. */
    long measure() throws InterruptedException {
        long with = settled();
        // DEL instead of UNLINK, because DEL frees the memory before it returns.
        scan(keys -> redis.commands().del(keys.toArray(String[]::new)));
        return with - settled();
    }

    /** Returns the number of these keys. */
    long keys() {
        AtomicLong keys = new AtomicLong();
        scan(some -> keys.addAndGet(some.size()));
        return keys.get();
    }

    /** Returns the number of entries in these keys, which are sorted sets. */
    long entries() {
        AtomicLong entries = new AtomicLong();
        scan(keys -> keys.forEach(key -> entries.addAndGet(redis.commands().zcard(key))));
        return entries.get();
    }

    private void scan(Consumer<List<String>> keys) {
        ScanArgs arguments = ScanArgs.Builder.matches(pattern).limit(AT_ONCE);
        KeyScanCursor<String> cursor = redis.commands().scan(arguments);
        accept(keys, cursor);
        while (!cursor.isFinished()) {
            cursor = redis.commands().scan(ScanCursor.of(cursor.getCursor()), arguments);
            accept(keys, cursor);
        }
    }

    private static void accept(Consumer<List<String>> keys, KeyScanCursor<String> found) {
        if (!found.getKeys().isEmpty()) {
            keys.accept(found.getKeys());
        }
    }

    // Redis shrinks its tables, its buffers and Lua's heap gradually while it is idle.
    private long settled() throws InterruptedException {
        long lowest = Long.MAX_VALUE;
        for (int unchanged = 0; unchanged < SETTLED_AFTER; unchanged++) {
            Thread.sleep(POLL_MILLIS);
            long used = Long.parseLong(redis.info("memory").get("used_memory"));
            if (used < lowest) {
                lowest = used;
                unchanged = 0;
            }
        }
        return lowest;
    }
}
