package gg.leaderboard.archive.cassandra;

import gg.leaderboard.standings.definition.ScoreRule;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What some records of the log come to.
 *
 * @param rule how it joins what other records come to
 * @param logTime of the last of them
 * @param expiresAt when it may be forgotten, in milliseconds since 1970; empty for never, or where that does not matter
 */
record PartialScore(long score, ScoreRule rule, Instant logTime, OptionalLong expiresAt) {

    PartialScore join(PartialScore later) {
        return new PartialScore(later.rule.join(score, later.score), later.rule, later.logTime, later.expiresAt);
    }

    /** Joins what another partition of the log comes to. Of those only log time says which is the later. */
    PartialScore joinOther(PartialScore other) {
        return other.logTime.isBefore(logTime) ? other.join(this) : join(other);
    }
}
