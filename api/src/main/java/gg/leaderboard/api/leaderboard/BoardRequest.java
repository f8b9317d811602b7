package gg.leaderboard.api.leaderboard;

import gg.leaderboard.standings.board.Ranking;
import org.jspecify.annotations.Nullable;

/**
 * Which part of which board a caller asks for, and as of when.
 *
 * @param at the moment, as written in the address; null for now
 */
record BoardRequest(
        String board,
        SelectionParameters selection,
        @Nullable String at) {

    /** The part that {@code ranking} is. */
    static BoardRequest of(Ranking ranking) {
        return new BoardRequest(
                ranking.board(),
                new SelectionParameters(
                        ranking.period().window().label(), ranking.period().label(), String.valueOf(ranking.season())),
                null);
    }
}
