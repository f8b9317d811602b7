package gg.leaderboard.processor;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Limits how many calls to Redis are in flight. Redis runs one call at a time. The calls of other consumers would wait in
 * Redis, and the commands of readers behind them.
 */
final class CallPermits {

    // Much longer than a call takes. While Redis is unavailable, no consumer waits for another.
    private static final Duration LONGEST_WAIT = Duration.ofMillis(50);

    private final Semaphore permits;
    private final Duration longestWait;

    /** @param calls how many may be in flight */
    CallPermits(int calls) {
        this(calls, LONGEST_WAIT);
    }

    CallPermits(int calls, Duration longestWait) {
        this.permits = new Semaphore(calls, true);
        this.longestWait = longestWait;
    }

    /** Makes {@code call} when there is a permit, and without one after 50 ms. */
    <T> T run(Supplier<T> call) {
        boolean permitted = acquire();
        try {
            return call.get();
        } finally {
            if (permitted) {
                permits.release();
            }
        }
    }

    private boolean acquire() {
        try {
            return permits.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
