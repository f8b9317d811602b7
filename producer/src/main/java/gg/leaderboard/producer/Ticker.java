package gg.leaderboard.producer;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Monotonic time and sleeping, which tests can replace. */
public interface Ticker {

    /** The system's monotonic time. */
    Ticker SYSTEM = new Ticker() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        }
    };

    /** Nanoseconds since an arbitrary origin. */
    long nanos();

    void sleep(Duration duration) throws InterruptedException;

    /** The current wall-clock time. */
    default Instant now() {
        return Instant.now();
    }
}
