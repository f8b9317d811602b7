package gg.leaderboard.producer;

import java.time.Duration;
import java.util.Locale;

/**
 * The numbers of events so far.
 *
 * @param sent passed to Kafka's client
 * @param acknowledged acknowledged by Kafka
 * @param failed rejected by Kafka, or not acknowledged before the stop
 */
record PublishTotals(long sent, long acknowledged, long failed, Duration elapsed) {

    long waiting() {
        return sent - acknowledged - failed;
    }

    @Override
    public String toString() {
        double seconds = Math.max(elapsed.toNanos(), 1) / 1e9;
        return String.format(
                Locale.ROOT,
                "%,d sent, %,d acknowledged, %,d failed in %,.1f s (%,.0f/s)",
                sent,
                acknowledged,
                failed,
                seconds,
                acknowledged / seconds);
    }
}
