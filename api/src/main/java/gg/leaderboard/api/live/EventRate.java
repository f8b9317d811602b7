package gg.leaderboard.api.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The number of events counted per second, computed from periodic samples of a total. The total covers all processors,
 * so every api computes the same rate.
 */
public final class EventRate {

    private static final long SPAN_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long LONGEST_NANOS = Duration.ofSeconds(90).toNanos();
    private static final double NANOS_PER_SECOND = 1e9;

    private final Deque<Sample> samples = new ArrayDeque<>();

    /**
     * Adds a sample and returns the rate over the last five seconds, rounded to a tenth. If the previous sample is older, the
     * rate since then, of 90 seconds at most. A further sample of the same time replaces the previous one.
     *
     * @param nanos time of the sample, by {@link System#nanoTime()}
     */
    public synchronized double update(long total, long nanos) {
        if (!samples.isEmpty() && total < samples.getLast().total) {
            // The standings are being rebuilt, or have lost their latest changes.
            samples.clear();
        }
        if (!samples.isEmpty() && samples.getLast().nanos == nanos) {
            samples.removeLast();
        }
        discardBefore(nanos);
        samples.addLast(new Sample(total, nanos));
        Sample first = samples.getFirst();
        // Averages over at least a second, so that one batch of the processor does not look like a peak.
        double seconds = Math.max(1, (nanos - first.nanos) / NANOS_PER_SECOND);
        return Math.round((total - first.total) / seconds * 10) / 10.0;
    }

    private void discardBefore(long nanos) {
        while (!samples.isEmpty()
                && nanos - samples.getFirst().nanos > (samples.size() == 1 ? LONGEST_NANOS : SPAN_NANOS)) {
            samples.removeFirst();
        }
    }

    private record Sample(long total, long nanos) {}
}
