package gg.leaderboard.producer;

import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param rejected inputs that were no valid events
 * @param failure why it ended early, if it did
 */
record RunResult(
        PublishTotals totals, long rejected, @Nullable String failure) {

    boolean isGood() {
        return failure == null && rejected == 0 && totals.failed() == 0;
    }
}
