package gg.leaderboard.archive.rebuild;

import java.time.Duration;

/** Measures how fast a count grows, over about the last second. Thread-safe. */
final class RateMeter {

    private static final long MEASURED_NANOS = Duration.ofSeconds(1).toNanos();

    private long since;
    private long from = -1;
    private long perSecond;

    synchronized void record(long count) {
        long now = System.nanoTime();
        if (from < 0) {
            since = now;
            from = count;
        } else if (now - since >= MEASURED_NANOS) {
            perSecond = (count - from) * Duration.ofSeconds(1).toNanos() / (now - since);
            since = now;
            from = count;
        }
    }

    synchronized void reset() {
        from = -1;
        perSecond = 0;
    }

    synchronized long perSecond() {
        return perSecond;
    }
}
