package gg.leaderboard.archive.rebuild;

import java.time.Duration;

/** Measures how fast a count grows, over about the last second, and how far it has come. Thread-safe. */
final class RateMeter {

    private static final long MEASURED_NANOS = Duration.ofSeconds(1).toNanos();

    private long since;
    private long from = -1;
    private long perSecond;
    private double share = 1;

    /** @param total the count at the end */
    synchronized void record(long count, long total) {
        share = total <= count ? 1 : (double) count / total;
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
        share = 1;
    }

    /** The share of the total, from 0 to 1; 1 while nothing is counted. */
    synchronized double share() {
        return share;
    }

    synchronized long perSecond() {
        return perSecond;
    }
}
