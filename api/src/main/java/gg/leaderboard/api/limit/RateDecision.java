package gg.leaderboard.api.limit;

import gg.leaderboard.standings.definition.Rate;
import java.time.Duration;

/**
 * Whether a call is within its limit.
 *
 * @param remaining number of calls that may follow at once
 * @param retryAfter when the next call is allowed; zero if this one is
 */
record RateDecision(Rate rate, boolean allowed, long remaining, Duration retryAfter) {

    /** Whole seconds until the next call is allowed, at least 1. */
    long retrySeconds() {
        return Math.max(1, ceil(retryAfter.toNanos(), Duration.ofSeconds(1).toNanos()));
    }

    /** Whole seconds until the full number of calls is allowed again. */
    long resetSeconds() {
        return ceil((rate.count() - remaining) * rate.period().toSeconds(), rate.count());
    }

    private static long ceil(long dividend, long divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }
}
