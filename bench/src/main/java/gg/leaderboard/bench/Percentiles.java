package gg.leaderboard.bench;

/** What a share of all samples does not exceed. */
public final class Percentiles {

    private Percentiles() {}

    /**
     * In milliseconds.
     *
     * @param ascending samples in nanoseconds, at least one
     * @param share above 0, up to 1
     */
    public static double millis(long[] ascending, double share) {
        return ascending[(int) Math.ceil(share * ascending.length) - 1] / 1e6;
    }
}
