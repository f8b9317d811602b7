package gg.leaderboard.bench.drain;

import gg.leaderboard.bench.testbed.Redis;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;

/**
 * What the ids of counted events take in Redis: its {@code used_memory} with all of them less that without. It counts what
 * was allocated for them with the allocator's rounding up, their keys, the entries in the tables of keys and of times to
 * live; not the pages that the allocator holds back.
 */
final class IdMemory {

    private static final ScanArgs IDS =
            ScanArgs.Builder.matches("*processed:events:*").limit(1000);
    private static final int SETTLED_AFTER = 10;
    private static final long POLL_MILLIS = 100;

    private final Redis redis;

    IdMemory(Redis redis) {
        this.redis = redis;
    }

    /** Deletes all ids, and returns how many bytes they had. */
    long measure() throws InterruptedException {
        long with = settled();
        // DEL and not UNLINK, so that the memory is given back before it returns.
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

    // Redis shrinks its tables, its buffers and Lua's heap bit by bit once it has nothing else to do.
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
