package gg.leaderboard.api.limit;

import gg.leaderboard.standings.definition.Rate;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** The bucket of one client in this process, which is aligned with the bucket that all processes share. Thread-safe. */
final class TrackedBucket {

    // Calls are reported when they are a twentieth of the limit, or after a second.
    private static final int SHARE = 20;
    private static final long MOST_NANOS = Duration.ofSeconds(1).toNanos();

    private final Rate rate;
    private final Bucket own;
    private final AtomicLong unreported = new AtomicLong();
    private final AtomicBoolean reporting = new AtomicBoolean();
    private volatile long usedAt = System.nanoTime();
    private volatile long reportedAt = usedAt - MOST_NANOS;

    TrackedBucket(Rate rate) {
        this.rate = rate;
        this.own = Buckets.of(rate);
    }

    boolean hasRate(Rate other) {
        return rate.equals(other);
    }

    /** When the last call was taken, by the clock of {@link System#nanoTime}. */
    long usedAt() {
        return usedAt;
    }

    RateDecision take() {
        usedAt = System.nanoTime();
        ConsumptionProbe probe = own.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            unreported.incrementAndGet();
        }
        return new RateDecision(
                rate,
                probe.isConsumed(),
                Math.max(0, probe.getRemainingTokens()),
                Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** The number of calls to report now; 0 if none. After more than 0, {@link #reported} or {@link #aligned} must follow. */
    long toReport() {
        long count = unreported.get();
        boolean due = count > 0 && (count * SHARE >= rate.count() || usedAt - reportedAt >= MOST_NANOS);
        if (!due || !reporting.compareAndSet(false, true)) {
            return 0;
        }
        long taken = unreported.getAndSet(0);
        if (taken == 0) {
            // Another thread has just reported all.
            reporting.set(false);
        }
        return taken;
    }

    /** Adopts the number of calls that remain of the shared bucket after a report; negative if more were made. */
    void aligned(long remaining) {
        long surplus = own.getAvailableTokens() - (remaining - unreported.get());
        // Never adds: after an outage of Redis the shared bucket does not know what this process has allowed.
        if (surplus > 0) {
            own.consumeIgnoringRateLimits(surplus);
        }
        reported();
    }

    /** Ends a report, also one that failed. Its calls are then known to this process only. */
    void reported() {
        reportedAt = System.nanoTime();
        reporting.set(false);
    }
}
