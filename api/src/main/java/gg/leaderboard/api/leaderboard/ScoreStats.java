package gg.leaderboard.api.leaderboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import gg.leaderboard.standings.board.BoardStats;
import gg.leaderboard.standings.board.Ranking;
import org.jspecify.annotations.Nullable;

/**
 * The best and the worst score of a board.
 *
 * @param topScore the best score in the board's sort order; null for an empty board
 * @param lowestScore the worst score that can be read
 */
record ScoreStats(
        @JsonUnwrapped BoardSelection shown,
        @JsonProperty("total_players") long totalPlayers,
        @JsonProperty("top_score") @Nullable Long topScore,
        @JsonProperty("lowest_score") @Nullable Long lowestScore) {

    static ScoreStats of(Ranking ranking, BoardStats stats) {
        return new ScoreStats(BoardSelection.of(ranking), stats.totalPlayers(), stats.topScore(), stats.lowestScore());
    }
}
