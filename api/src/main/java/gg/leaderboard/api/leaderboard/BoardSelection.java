package gg.leaderboard.api.leaderboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.window.Period;
import gg.leaderboard.standings.window.Window;
import org.jspecify.annotations.Nullable;

/**
 * The part of a board that a response contains.
 *
 * @param window absent for all time, as is {@code period}
 * @param season absent for a built-in board, which has only one season
 */
@JsonInclude(Include.NON_NULL)
record BoardSelection(
        @JsonProperty("leaderboard_id") String leaderboardId,
        @Nullable String window,
        @Nullable String period,
        @Nullable Long season) {

    static BoardSelection of(Ranking ranking) {
        Period period = ranking.period();
        return of(ranking.board(), period.window().label(), period.label(), ranking.season());
    }

    static BoardSelection of(String board, String window, String period, long season) {
        boolean whole = window.equals(Window.ALLTIME.label());
        return new BoardSelection(
                board, whole ? null : window, whole ? null : period, BoardCatalog.isBuiltIn(board) ? null : season);
    }
}
