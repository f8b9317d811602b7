package gg.leaderboard.api.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many events a second are counted, from a total that is looked at now and then. The total is what all processors
 * count, so every api comes to the same rate.
 */
final class EventRate {

    private static final long SPAN_NANOS = Duration.ofSeconds(5).toNanos();
    private static final double NANOS_PER_SECOND = 1e9;

    private final Deque<Sample> samples = new ArrayDeque<>();

    /**
     * Adds what was seen, and returns the rate over the last five seconds, rounded to a tenth.
     *
     * @param nanos when, by {@link System#nanoTime()}
     */
    synchronized double update(long total, long nanos) {
        if (!samples.isEmpty() && total < samples.getLast().total) {
            // The standings are being rebuilt, or have lost their last second.
            samples.clear();
        }
        samples.addLast(new Sample(total, nanos));
        while (nanos - samples.getFirst().nanos > SPAN_NANOS) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        // Never taken from less than a second: one batch of the processor would look like a flood.
        double seconds = Math.max(1, (nanos - first.nanos) / NANOS_PER_SECOND);
        return Math.round((total - first.total) / seconds * 10) / 10.0;
    }

    private record Sample(long total, long nanos) {}
}
