package gg.leaderboard.producer;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a {@link Pace}. Due times are computed from the start, so that rounding errors do not accumulate. Waits shorter than a
 * millisecond are skipped: at high rates events are sent in small batches.
 */
final class Pacer {

    private static final long SHORTEST_WAIT = TimeUnit.MILLISECONDS.toNanos(1);

    // Enough to catch up after a GC pause, too little to flood Kafka after an outage.
    private static final long MAX_CATCH_UP = TimeUnit.SECONDS.toNanos(1);

    // 31 years in nanoseconds: sums with it cannot overflow.
    private static final double FAR_AHEAD = 1e18;

    private final Pace pace;
    private final Ticker ticker;
    private final Schedule byCount = new Schedule();
    private final Schedule byTime = new Schedule();
    private long count;
    private @Nullable Instant firstTime;

    Pacer(Pace pace, Ticker ticker) {
        this.pace = pace;
        this.ticker = ticker;
    }

    /** Waits until the next event may be read from the source. */
    void beforeNext() throws InterruptedException {
        if (pace.perSecond() > 0) {
            byCount.await(count++ * 1e9 / pace.perSecond());
        }
    }

    /** Waits until an event that happened at {@code time} may be sent; returns immediately if the time is null. */
    void beforeSend(@Nullable Instant time) throws InterruptedException {
        if (pace.speed() > 0 && time != null) {
            if (firstTime == null) {
                firstTime = time;
            }
            byTime.await(nanos(Duration.between(firstTime, time)) / pace.speed());
        }
    }

    // Duration.toNanos() overflows after 292 years, and a log may contain any year.
    private static double nanos(Duration duration) {
        return duration.getSeconds() * 1e9 + duration.getNano();
    }

    private final class Schedule {
        private boolean started;
        private long start;

        void await(double nanosFromStart) throws InterruptedException {
            long now = ticker.nanos();
            if (!started) {
                started = true;
                start = now;
            }
            long early = (long) Math.min(nanosFromStart, FAR_AHEAD) - (now - start);
            if (early >= SHORTEST_WAIT) {
                ticker.sleep(Duration.ofNanos(early));
            } else if (-early > MAX_CATCH_UP) {
                start -= early;
            }
        }
    }
}
