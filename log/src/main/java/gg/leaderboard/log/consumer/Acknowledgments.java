package gg.leaderboard.log.consumer;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Acknowledges the folded batches of a partition, at most once a second. An acknowledgment covers the batches before it, so
 * only the latest one waits.
 */
final class Acknowledgments {

    private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanoTime;
    private @Nullable Acknowledgment latest;
    private long last;

    /** @param nanoTime as {@link System#nanoTime} */
    Acknowledgments(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong() - INTERVAL;
    }

    /** Acknowledges a folded batch, now or later. */
    void acknowledge(Acknowledgment batch) {
        latest = batch;
        acknowledgeIfDue();
    }

    /** Acknowledges the waiting batch, if the last acknowledgment was at least a second ago. */
    void acknowledgeIfDue() {
        if (nanoTime.getAsLong() - last >= INTERVAL) {
            acknowledge();
        }
    }

    /** Acknowledges the waiting batch now. */
    void acknowledge() {
        Acknowledgment batch = latest;
        if (batch != null) {
            latest = null;
            last = nanoTime.getAsLong();
            batch.acknowledge();
        }
    }

    /** Discards the waiting acknowledgment, because its records are read again. */
    void discard() {
        latest = null;
    }
}
