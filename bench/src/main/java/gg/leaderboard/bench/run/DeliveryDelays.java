package gg.leaderboard.bench.run;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How far behind clients are. All points go to one player after the other in turn; the n-th point of the first of them is
 * event n × players, so a score tells which events a client has been shown. A message counts with the age of the oldest event
 * that it is the first to show.
 */
final class DeliveryDelays {

    private static final int MILLIS = 60_000;

    private final AtomicLongArray accepted;
    private final AtomicIntegerArray histogram = new AtomicIntegerArray(MILLIS + 1);

    /** @param points how many the watched player will have in the end */
    DeliveryDelays(int points) {
        this.accepted = new AtomicLongArray(points);
    }

    /** Kafka has taken the n-th point, from 0, of the watched player. */
    void accepted(int point) {
        accepted.set(point, System.nanoTime());
    }

    /** A client that had been shown {@code before} points is now shown {@code score}. */
    void received(long before, long score, long now) {
        if (score > before && before < accepted.length()) {
            long since = accepted.get((int) before);
            // Zero where the client was the first to know.
            long millis = since == 0 ? 0 : (now - since) / 1_000_000;
            histogram.incrementAndGet((int) Math.max(0, Math.min(MILLIS, millis)));
        }
    }

    /** Forgets what was measured so far. */
    void restart() {
        for (int i = 0; i < histogram.length(); i++) {
            histogram.set(i, 0);
        }
    }

    long messages() {
        return Arrays.stream(counts()).asLongStream().sum();
    }

    /** What a share of all messages does not exceed, in milliseconds. */
    int percentile(double share) {
        long limit = (long) Math.ceil(share * messages());
        long seen = 0;
        for (int millis = 0; millis < histogram.length(); millis++) {
            seen += histogram.get(millis);
            if (seen >= limit) {
                return millis;
            }
        }
        return MILLIS;
    }

    private int[] counts() {
        int[] counts = new int[histogram.length()];
        Arrays.setAll(counts, histogram::get);
        return counts;
    }
}
