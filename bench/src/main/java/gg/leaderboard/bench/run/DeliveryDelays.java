package gg.leaderboard.bench.run;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Measures the delay of clients. Points go to all players in turn, so the n-th point of the first player is event n ×
 * players. A score therefore shows which events a client has received. A message counts with the age of the oldest
 * event that it is the first to show.
 */
final class DeliveryDelays {

    private static final int MILLIS = 60_000;

    private final AtomicLongArray accepted;
    private final AtomicIntegerArray histogram = new AtomicIntegerArray(MILLIS + 1);

    /** @param points the final points of the watched player */
    DeliveryDelays(int points) {
        this.accepted = new AtomicLongArray(points);
    }

    /** Records that Kafka has accepted the n-th point, from 0, of the watched player. */
    void accepted(int point) {
        accepted.set(point, System.nanoTime());
    }

    /** Records that a client that had received {@code before} points has now received {@code score}. */
    void received(long before, long score, long now) {
        if (score > before && before < accepted.length()) {
            long since = accepted.get((int) before);
            // Zero if the client received the point before the producer was notified.
            long millis = since == 0 ? 0 : (now - since) / 1_000_000;
            histogram.incrementAndGet((int) Math.max(0, Math.min(MILLIS, millis)));
        }
    }

    /** Discards all measurements. */
    void restart() {
        for (int i = 0; i < histogram.length(); i++) {
            histogram.set(i, 0);
        }
    }

    long messages() {
        return Arrays.stream(counts()).asLongStream().sum();
    }

    /** Returns a percentile of the delays of all messages, in milliseconds. */
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
