package gg.leaderboard.bench.run;

import gg.leaderboard.bench.Report;
import java.time.Duration;
import java.util.Arrays;

/**
 * Compares the rates of two loads, measured in turn. The medians count, because other programs on this machine disturb single
 * rounds.
 *
 * @param warmUp how long each load runs before it is measured; 0 for not at all
 * @param duration the time of each measurement
 * @param rounds how often both are measured
 */
record AlternatingLoads(Report report, Duration warmUp, Duration duration, int rounds) {

    /**
     * Reports both rates and their ratio.
     *
     * @param what the work
     * @param feature what only the second load has
     * @param aim the lowest ratio of the second to the first
     */
    void compare(String what, String feature, double aim, Load without, Load with) throws Exception {
        if (!warmUp.isZero()) {
            without.rate(warmUp);
            with.rate(warmUp);
        }
        double[] off = new double[rounds];
        double[] on = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            // Each is first in every second round.
            if (i % 2 == 0) {
                off[i] = without.rate(duration);
            }
            on[i] = with.rate(duration);
            if (i % 2 == 1) {
                off[i] = without.rate(duration);
            }
        }
        double[] ratios = new double[rounds];
        Arrays.setAll(ratios, i -> on[i] / off[i]);
        report.print(what + ", " + feature + " off", "%,.0f/s", median(off));
        report.print(what + ", " + feature + " on", "%,.0f/s", median(on));
        report.atLeast(aim, what + ", on of off", median(ratios), "%.2f");
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** A load that runs for some time and returns its rate per second. */
    interface Load {
        double rate(Duration duration) throws Exception;
    }
}
