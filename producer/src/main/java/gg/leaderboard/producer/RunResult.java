package gg.leaderboard.producer;

import org.jspecify.annotations.Nullable;

/**
 * The result of a run.
 *
 * @param rejected the number of invalid inputs
 * @param failure why the run ended early; null if it did not
 */
record RunResult(
        PublishTotals totals, long rejected, @Nullable String failure) {

    boolean isGood() {
        return failure == null && rejected == 0 && totals.failed() == 0;
    }
}
