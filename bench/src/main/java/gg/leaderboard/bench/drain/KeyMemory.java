package gg.leaderboard.bench.drain;

import gg.leaderboard.bench.testbed.Redis;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import java.util.stream.Stream;

/**
 * Measures the memory that some keys take in Redis: the difference of {@code used_memory} with and without them. The result includes the rounding of the allocator, the keys, and the entries in the tables of keys and
 * of expiry times. It excludes the pages that the allocator retains.
 */
record KeyMemory(Redis redis, String pattern) {

    /** Of the ids of counted events. */
    static final String IDS = "*processed:events:*";

    /** Of the sorted sets of all boards and periods. */
    static final String BOARDS = "*leaderboard:*";

    private static final int SETTLED_AFTER = 10;
    private static final long POLL_MILLIS = 100;

    /** Deletes all matching keys and returns the number of bytes that they took. */
    long measure() throws InterruptedException {
        long with = settled();
        // DEL instead of UNLINK, because DEL frees the memory before it returns.
        keys().forEach(key -> redis.commands().del(key));
        return with - settled();
    }

    /** Returns the number of entries of all matching keys, which are sorted sets. */
    long entries() {
        return keys().mapToLong(key -> redis.commands().zcard(key)).sum();
    }

    private Stream<String> keys() {
        return ScanIterator.scan(
                        redis.commands(), ScanArgs.Builder.matches(pattern).limit(1000))
                .stream()
                .distinct();
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
