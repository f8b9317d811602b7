package gg.leaderboard.archive.cassandra;

import gg.leaderboard.standings.definition.ScoreRule;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * The score from some records of the log.
 *
 * @param rule how it is joined with the score from other records
 * @param logTime of the last of these records
 * @param expiresAt when it expires, in milliseconds since 1970; empty for never, or if it does not matter
 */
record PartialScore(long score, ScoreRule rule, Instant logTime, OptionalLong expiresAt) {

    PartialScore join(PartialScore later) {
        return new PartialScore(later.rule.join(score, later.score), later.rule, later.logTime, later.expiresAt);
    }

    /** Joins the score from another partition of the log; log time decides which is later. */
    PartialScore joinOther(PartialScore other) {
        return other.logTime.isBefore(logTime) ? other.join(this) : join(other);
    }
}
