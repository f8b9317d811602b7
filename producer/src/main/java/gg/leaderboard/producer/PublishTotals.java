package gg.leaderboard.producer;

import java.time.Duration;
import java.util.Locale;

/**
 * What became of the events so far.
 *
 * @param sent handed to Kafka's client
 * @param acknowledged in the log for good
 * @param failed refused by Kafka, or given up at the stop
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
