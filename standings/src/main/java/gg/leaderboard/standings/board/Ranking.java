package gg.leaderboard.standings.board;

import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.window.Period;
import org.jspecify.annotations.Nullable;

/**
 * What can be read as one list: a board in one season and one period.
 *
 * @param season from 1
 * @param depth how many places can be read, at least 1; whoever is below has no rank
 * @param generation of the standings that have this order; null if all have
 */
public record Ranking(
        String board,
        long season,
        Period period,
        SortOrder order,
        long depth,
        @Nullable Long generation) {

    /** Of a board that is always there. */
    public static Ranking builtIn(String board, Period period) {
        return new Ranking(board, 1, period, SortOrder.DESC, Long.MAX_VALUE, null);
    }

    /**
     * Of a board that somebody has made.
     *
     * @param generation of the standings that count it like this
     */
    public static Ranking of(BoardDefinition board, long generation, long season, Period period) {
        return new Ranking(board.id(), season, period, board.sortOrder(), board.depth(), generation);
    }

    /** A copy with another order, for standings of another generation. */
    public Ranking withOrder(SortOrder newOrder, long newGeneration) {
        return new Ranking(board, season, period, newOrder, depth, newGeneration);
    }
}
