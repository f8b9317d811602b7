package gg.leaderboard.web;

/**
 * The memory of all bodies that are being received. Large bodies may use half of it, which leaves room for small ones.
 */
final class BodyMemory {

    private static final int SMALL = 64 * 1024;

    private final long limit;
    private long used;

    BodyMemory(long limit) {
        this.limit = limit;
    }

    /** Returns whether a body of {@code size} bytes so far may use {@code more} bytes. */
    synchronized boolean reserve(int size, int more) {
        long limitOfThis = size + more > SMALL ? limit / 2 : limit;
        if (used + more > limitOfThis) {
            return false;
        }
        used += more;
        return true;
    }

    synchronized void release(int bytes) {
        used -= bytes;
    }
}
