package gg.leaderboard.producer;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Time that passes, so that tests can let it pass at will. */
public interface Ticker {

    /** The machine's own monotonic time. */
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

    /** Nanoseconds since some fixed moment; only differences mean anything. */
    long nanos();

    void sleep(Duration duration) throws InterruptedException;

    /** What time it is, to be told to others. */
    default Instant now() {
        return Instant.now();
    }
}
