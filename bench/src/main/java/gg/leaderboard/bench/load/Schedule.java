package gg.leaderboard.bench.load;

import java.util.concurrent.locks.LockSupport;

/**
 * A schedule with a steady rate that does not wait for earlier operations.
 *
 * @param start the due time of the first operation, by {@link System#nanoTime()}
 * @param rate the number of operations per second
 */
public record Schedule(long start, int rate) {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Returns a schedule that starts now. */
    public static Schedule now(int rate) {
        return new Schedule(System.nanoTime(), rate);
    }

    /** Waits until the {@code nth} operation, from 0, is due. Returns the delay in nanoseconds. */
    public long await(long nth) {
        return awaitTime(start + nth * NANOS_PER_SECOND / rate);
    }

    /** Waits until {@link System#nanoTime()} is {@code due}. Returns the delay in nanoseconds. */
    public static long awaitTime(long due) {
        long late = System.nanoTime() - due;
        while (late < 0) {
            LockSupport.parkNanos(-late);
            late = System.nanoTime() - due;
        }
        return late;
    }
}
