package gg.leaderboard.api.console;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;

/**
 * The ends of a topic in the last ten minutes, from which the age of the first record after an offset is estimated. Not
 * thread-safe.
 */
final class EndSamples {

    private static final long KEPT_NANOS = Duration.ofMinutes(10).toNanos();
    private static final double NANOS_PER_SECOND = 1e9;

    private final Deque<Sample> samples = new ArrayDeque<>();

    /**
     * Adds a sample, unless it is the last one again. Called about once a second.
     *
     * @param ends by partition: the offset after the last record; without partitions whose end is not known
     */
    void add(Map<Integer, Long> ends, long nanos) {
        if (samples.isEmpty() || samples.getLast().nanos != nanos) {
            samples.addLast(new Sample(ends, nanos));
        }
        // One older sample is kept, for records that were appended before the others.
        while (samples.size() > 1 && nanos - second().nanos > KEPT_NANOS) {
            samples.removeFirst();
        }
    }

    private Sample second() {
        Iterator<Sample> oldestFirst = samples.iterator();
        oldestFirst.next();
        return oldestFirst.next();
    }

    /**
     * The least age in seconds of the record at {@code next}: the time since the oldest sample that contains it. 0 if no
     * sample does, and ten minutes at most.
     */
    double age(int partition, long next, long nanos) {
        Iterator<Sample> newestFirst = samples.descendingIterator();
        long since = nanos;
        long later = Long.MAX_VALUE;
        while (newestFirst.hasNext()) {
            Sample sample = newestFirst.next();
            Long end = sample.ends.get(partition);
            if (end != null) {
                // A larger end is that of a deleted topic with the same name.
                if (end <= next || end > later) {
                    break;
                }
                since = sample.nanos;
                later = end;
            }
        }
        return Math.min(KEPT_NANOS, Math.max(0, nanos - since)) / NANOS_PER_SECOND;
    }

    private record Sample(Map<Integer, Long> ends, long nanos) {}
}
