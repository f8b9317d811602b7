package gg.leaderboard.bench;

/** Computes percentiles of samples. */
public final class Percentiles {

    private Percentiles() {}

    /**
     * Returns a percentile in milliseconds.
     *
     * @param ascending samples in nanoseconds, ascending, at least one
     * @param share the percentile, above 0, up to 1
     */
    public static double millis(long[] ascending, double share) {
        return ascending[(int) Math.ceil(share * ascending.length) - 1] / 1e6;
    }
}
