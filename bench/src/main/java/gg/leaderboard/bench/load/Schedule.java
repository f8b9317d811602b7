package gg.leaderboard.bench.load;

import java.util.concurrent.locks.LockSupport;

/**
 * When things are due that go on at a steady rate, whatever becomes of those before.
 *
 * @param start of the first, by {@link System#nanoTime()}
 * @param rate how many are due in a second
 */
public record Schedule(long start, int rate) {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** One that begins now. */
    public static Schedule now(int rate) {
        return new Schedule(System.nanoTime(), rate);
    }

    /** Waits until the {@code nth}, from 0, is due; returns by how many nanoseconds that was missed. */
    public long await(long nth) {
        return awaitTime(start + nth * NANOS_PER_SECOND / rate);
    }

    /** Waits until {@link System#nanoTime()} is {@code due}; returns by how many nanoseconds that was missed. */
    public static long awaitTime(long due) {
        long late = System.nanoTime() - due;
        while (late < 0) {
            LockSupport.parkNanos(-late);
            late = System.nanoTime() - due;
        }
        return late;
    }
}
