package gg.leaderboard.standings.board;

import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.window.Period;

/**
 * What can be read as one list: a board in one season and one period.
 *
 * @param season from 1
 * @param depth how many places can be read, at least 1; whoever is below has no rank
 */
public record Ranking(String board, long season, Period period, SortOrder order, long depth) {

    /** Of a board that is always there. */
    public static Ranking builtIn(String board, Period period) {
        return new Ranking(board, 1, period, SortOrder.DESC, Long.MAX_VALUE);
    }

    /** Of a board that somebody has made. */
    public static Ranking of(BoardDefinition board, long season, Period period) {
        return new Ranking(board.id(), season, period, board.sortOrder(), board.depth());
    }
}
