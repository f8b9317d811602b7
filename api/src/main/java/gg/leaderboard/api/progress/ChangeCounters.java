package gg.leaderboard.api.progress;

import gg.leaderboard.standings.redis.ChangeNotification;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.springframework.stereotype.Component;

/**
 * Counts changes of boards, to detect that a board may have changed since it was read. A counter changes before the
 * caller of the write gets a response.
 */
@Component
public class ChangeCounters {

    // Boards that share a counter may seem to change more often than they do, which is harmless.
    private static final int COUNTERS = 1024;

    private final AtomicLongArray some = new AtomicLongArray(COUNTERS);
    private final AtomicLong any = new AtomicLong();

    /** A number that grows with each change of {@code board}. Read it before reading the board. */
    public long count(String board) {
        return any.get() + some.get(counter(board));
    }

    /** Counts an update that a shard has applied. */
    public void increment(ChangeNotification notice) {
        if (notice.anyBoard()) {
            incrementAll();
        }
        notice.boards().forEach(board -> some.incrementAndGet(counter(board)));
    }

    /** Counts a change of an unknown board. */
    public void incrementAll() {
        any.incrementAndGet();
    }

    private static int counter(String board) {
        return Math.floorMod(board.hashCode(), COUNTERS);
    }
}
