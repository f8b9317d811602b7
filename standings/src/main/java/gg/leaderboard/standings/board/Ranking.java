package gg.leaderboard.standings.board;

import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.window.Period;
import org.jspecify.annotations.Nullable;

/**
 * One readable list of entries: a board in one season and one period.
 *
 * @param season from 1
 * @param depth number of places that can be read, at least 1; a player below that depth has no rank
 * @param generation of the standings that have this order; null if all have
 */
public record Ranking(
        String board,
        long season,
        Period period,
        SortOrder order,
        long depth,
        @Nullable Long generation) {

    /** The ranking of a built-in board. */
    public static Ranking builtIn(String board, Period period) {
        return new Ranking(board, 1, period, SortOrder.DESC, Long.MAX_VALUE, null);
    }

    /**
     * The ranking of a board that a user created.
     *
     * @param generation of the standings that use the rules of this board
     */
    public static Ranking of(BoardDefinition board, long generation, long season, Period period) {
        return new Ranking(board.id(), season, period, board.sortOrder(), board.depth(), generation);
    }

    /** A copy with another order, for standings of another generation. */
    public Ranking withOrder(SortOrder newOrder, long newGeneration) {
        return new Ranking(board, season, period, newOrder, depth, newGeneration);
    }
}
