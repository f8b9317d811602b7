package gg.leaderboard.api.progress;

import gg.leaderboard.standings.redis.ChangeNotification;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.springframework.stereotype.Component;

/**
 * Tells whether a board may have changed since it was read. It knows of a write before anybody is told that the write is
 * there.
 */
@Component
public class ChangeCounters {

    // Boards that share a counter only look changed more often than they are.
    private static final int COUNTERS = 1024;

    private final AtomicLongArray some = new AtomicLongArray(COUNTERS);
    private final AtomicLong any = new AtomicLong();

    /** A number that is greater after each change of {@code board}; to be asked for before the board is read. */
    public long count(String board) {
        return any.get() + some.get(counter(board));
    }

    /** A shard has taken an update. */
    public void increment(ChangeNotification notice) {
        if (notice.anyBoard()) {
            incrementAll();
        }
        notice.boards().forEach(board -> some.incrementAndGet(counter(board)));
    }

    /** Some board may have changed, nobody knows which. */
    void incrementAll() {
        any.incrementAndGet();
    }

    private static int counter(String board) {
        return Math.floorMod(board.hashCode(), COUNTERS);
    }
}
