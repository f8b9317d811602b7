package gg.leaderboard.api.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;

/**
 * The ends of a topic in the last ten minutes, from which the age of the first record after an offset is estimated. Not
 * thread-safe.
 */
final class EndSamples {

    private static final int MOST = 600;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Deque<Sample> samples = new ArrayDeque<>();

    /**
     * Adds a sample. Called about once a second.
     *
     * @param ends by partition: the offset after the last record
     */
    void add(Map<Integer, Long> ends, long nanos) {
        samples.addLast(new Sample(ends, nanos));
        if (samples.size() > MOST) {
            samples.removeFirst();
        }
    }

    /**
     * The seconds since the partition ended at this offset or before it: the record at {@code next} is about as old. If it was
     * always longer, the age of the oldest sample.
     */
    double age(int partition, long next, long nanos) {
        Iterator<Sample> newestFirst = samples.descendingIterator();
        long since = nanos;
        while (newestFirst.hasNext()) {
            Sample sample = newestFirst.next();
            since = sample.nanos;
            if (sample.ends.getOrDefault(partition, 0L) <= next) {
                break;
            }
        }
        return Math.max(0, (nanos - since) / NANOS_PER_SECOND);
    }

    private record Sample(Map<Integer, Long> ends, long nanos) {}
}
