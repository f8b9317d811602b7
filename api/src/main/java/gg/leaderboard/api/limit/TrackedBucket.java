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
    private volatile long reportedAt = System.nanoTime() - MOST_NANOS;

    TrackedBucket(Rate rate) {
        this.rate = rate;
        this.own = Buckets.of(rate);
    }

    boolean hasRate(Rate other) {
        return rate.equals(other);
    }

    RateDecision take() {
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
        boolean due = count > 0 && (count * SHARE >= rate.count() || System.nanoTime() - reportedAt >= MOST_NANOS);
        return due && reporting.compareAndSet(false, true) ? unreported.getAndSet(0) : 0;
    }

    /** Adopts the number of calls that remain of the shared bucket after a report; negative if more were made. */
    void aligned(long remaining) {
        long surplus = own.getAvailableTokens() - (remaining - unreported.get());
        if (surplus > 0) {
            own.consumeIgnoringRateLimits(surplus);
        } else if (surplus < 0) {
            own.addTokens(-surplus);
        }
        reported();
    }

    /** Ends a report, also one that failed. Its calls are then known to this process only. */
    void reported() {
        reportedAt = System.nanoTime();
        reporting.set(false);
    }
}
