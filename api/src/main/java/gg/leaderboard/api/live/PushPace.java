package gg.leaderboard.api.live;

import java.time.Duration;

/**
 * Decides how soon a changed view is read again. Together, the views of one pace may read and send for a tenth of
 * the time: each run delays the next ones by ten times its own duration. The wait after a run has bounds, so a cheap view is
 * not read more often than clients can show, and views that cost more are read as often as the longest wait allows. On a busy
 * machine a run takes longer, so the waits grow. Thread-safe.
 */
final class PushPace {

    private static final int SHARE = 10;

    private final long shortestNanos;
    private final long longestNanos;
    // When the runs so far have used no more than the share.
    private long paidNanos = System.nanoTime();

    /**
     * @param shortest wait between the begins of two runs of a view
     * @param longest the same, however much the runs cost; it takes precedence over {@code shortest}
     */
    PushPace(Duration shortest, Duration longest) {
        this.longestNanos = longest.toNanos();
        this.shortestNanos = Math.min(shortest.toNanos(), longestNanos);
    }

    /**
     * Counts a run, and returns how many nanoseconds after its begin the same view may be read again.
     *
     * @param begunNanos when the run began, by {@link System#nanoTime()}
     * @param runNanos how long it took
     */
    synchronized long waitAfter(long begunNanos, long runNanos) {
        long owed = Math.max(0, paidNanos - begunNanos) + SHARE * runNanos;
        long wait = Math.min(owed, longestNanos);
        paidNanos = begunNanos + wait;
        return Math.max(wait, shortestNanos);
    }
}
