package gg.leaderboard.api.leaderboard;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ids without a board that were looked up in the last tenth of a second, so that a call looks up such an id once. Callers
 * choose the ids, so at most {@value #MOST} are kept. Thread-safe.
 */
final class MissingBoards {

    private static final long KEPT_NANOS = Duration.ofMillis(100).toNanos();
    private static final int MOST = 1000;

    // As of boards. A longer id is looked up each time.
    private static final int LONGEST = 64;

    private final Map<String, Long> ends = new ConcurrentHashMap<>();

    void add(String board) {
        if (board.length() > LONGEST) {
            return;
        }
        if (ends.size() >= MOST) {
            ends.clear();
        }
        ends.put(board, System.nanoTime() + KEPT_NANOS);
    }

    int size() {
        return ends.size();
    }

    boolean contains(String board) {
        Long end = ends.get(board);
        return end != null && System.nanoTime() - end < 0;
    }
}
