package gg.leaderboard.api.progress;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Samples of how long updates took from the log to the standings: the time between the log time of an update's last record
 * and the arrival of its notice. An update has the records of a shard and partition that the processor read at once. The clocks of Kafka and of this service may differ. Thread-safe.
 */
public final class FoldLatency {

    // Of further ones in an interval, each replaces an earlier one.
    private static final int MOST = 2048;
    private static final double MEDIAN = 0.5;
    private static final double NINETY_NINE = 0.99;

    private final long[] millis = new long[MOST];
    private int count;

    synchronized void add(Instant logTime) {
        millis[count++ % MOST] = Math.max(0, System.currentTimeMillis() - logTime.toEpochMilli());
    }

    /** Returns the percentiles since the last call, and discards the samples; null if there are none. */
    public synchronized @Nullable Percentiles take() {
        if (count == 0) {
            return null;
        }
        long[] sorted = Arrays.copyOf(millis, Math.min(count, MOST));
        Arrays.sort(sorted);
        count = 0;
        return new Percentiles(at(sorted, MEDIAN), at(sorted, NINETY_NINE));
    }

    private static long at(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))];
    }

    /**
     * Percentiles in milliseconds.
     *
     * @param median half of the updates were faster
     * @param ninetyNine 99% of the updates were faster
     */
    public record Percentiles(long median, long ninetyNine) {}
}
