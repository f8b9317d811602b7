package gg.leaderboard.log;

import java.time.Duration;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/** When to give up, however many steps there are until then. */
record Deadline(long nanos, Duration patience) {

    static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos(), patience);
    }

    /** What is left, more than nothing. */
    Duration remaining() {
        long left = nanos - System.nanoTime();
        if (left <= 0) {
            throw new TimeoutException("Kafka took longer than " + patience.toMillis() + " ms");
        }
        return Duration.ofNanos(left);
    }

    /** Waits a moment, so that whatever did not work may work. */
    void pause(Duration moment) {
        try {
            Thread.sleep(Math.min(moment.toMillis(), remaining().toMillis()));
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    boolean isOver() {
        return nanos - System.nanoTime() <= 0;
    }

    /** What is left for Kafka's clients, which count in milliseconds. */
    int remainingMillis() {
        return Math.max(1, (int) remaining().toMillis());
    }
}
