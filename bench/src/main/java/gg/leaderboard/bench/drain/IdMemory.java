package gg.leaderboard.bench.drain;

import gg.leaderboard.bench.testbed.Redis;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;

/**
 * Measures the memory that the ids of counted events take in Redis: the difference of {@code used_memory} with and
 * without them. The result includes the rounding of the allocator, the keys, and the entries in the tables of keys and
 * of expiry times. It excludes the pages that the allocator retains.
 */
record IdMemory(Redis redis) {

    private static final ScanArgs IDS =
            ScanArgs.Builder.matches("*processed:events:*").limit(1000);
    private static final int SETTLED_AFTER = 10;
    private static final long POLL_MILLIS = 100;

    /** Deletes all ids and returns the number of bytes that they took. */
    long measure() throws InterruptedException {
        long with = settled();
        // DEL instead of UNLINK, because DEL frees the memory before it returns.
        KeyScanCursor<String> cursor = redis.commands().scan(IDS);
        delete(cursor);
        while (!cursor.isFinished()) {
            cursor = redis.commands().scan(ScanCursor.of(cursor.getCursor()), IDS);
            delete(cursor);
        }
        return with - settled();
    }

    private void delete(KeyScanCursor<String> found) {
        if (!found.getKeys().isEmpty()) {
            redis.commands().del(found.getKeys().toArray(String[]::new));
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
