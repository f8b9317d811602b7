package gg.leaderboard.standings.definition;

import java.util.function.LongBinaryOperator;

/**
 * The rule that merges a player's scores into one. It is associative: any grouping in the order of the log gives the
 * same result.
 */
public enum ScoreRule {
    SUM(Long::sum),
    HIGHEST(Math::max),
    LOWEST(Math::min),
    LATEST((earlier, later) -> later);

    private final LongBinaryOperator join;

    ScoreRule(LongBinaryOperator join) {
        this.join = join;
    }

    public long join(long earlier, long later) {
        return join.applyAsLong(earlier, later);
    }
}
