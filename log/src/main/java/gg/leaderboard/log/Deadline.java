package gg.leaderboard.log;

import java.time.Duration;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/** A time limit for an operation of several steps. */
record Deadline(long nanos, Duration timeout) {

    static Deadline in(Duration timeout) {
        return new Deadline(System.nanoTime() + timeout.toNanos(), timeout);
    }

    /**
     * The time left, more than zero.
     *
     * @throws TimeoutException if none is left
     */
    Duration remaining() {
        long left = nanos - System.nanoTime();
        if (left <= 0) {
            throw new TimeoutException("Kafka took longer than " + timeout.toMillis() + " ms");
        }
        return Duration.ofNanos(left);
    }

    /** Waits before a retry, but not past the deadline. */
    void pause(Duration backOff) {
        try {
            Thread.sleep(Math.min(backOff.toMillis(), remaining().toMillis()));
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    boolean isOver() {
        return nanos - System.nanoTime() <= 0;
    }

    /** The time left in milliseconds, at least one, for Kafka's clients. */
    int remainingMillis() {
        return Math.max(1, (int) remaining().toMillis());
    }
}
