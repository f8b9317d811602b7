package gg.leaderboard.web;

/** How much all bodies that are under way hold. Large ones get half of it, so that small ones find room. */
final class BodyMemory {

    private static final int SMALL = 64 * 1024;

    private final long limit;
    private long used;

    BodyMemory(long limit) {
        this.limit = limit;
    }

    /** @return whether a body that has come to {@code size} bytes may take {@code more} */
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
