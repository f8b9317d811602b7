package gg.leaderboard.api.leaderboard;

import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.web.SelectionParameters;
import org.jspecify.annotations.Nullable;

/**
 * The part of a board that a request names, and the moment.
 *
 * @param at the moment, as written in the URL; null for now
 */
record BoardRequest(
        String board,
        SelectionParameters selection,
        @Nullable String at) {

    /** The request for {@code ranking} as it is now. */
    static BoardRequest of(Ranking ranking) {
        return new BoardRequest(
                ranking.board(),
                new SelectionParameters(
                        ranking.period().window().label(), ranking.period().label(), ranking.season()),
                null);
    }
}
