package gg.leaderboard.api.leaderboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import gg.leaderboard.standings.board.Histogram;
import gg.leaderboard.standings.board.Histogram.Bucket;
import gg.leaderboard.standings.board.Ranking;
import java.util.List;

/**
 * The distribution of a board's scores.
 *
 * @param buckets from the lowest score to the highest; fewer than requested if there are fewer different scores
 */
record ScoreHistogram(
        @JsonUnwrapped BoardSelection shown,
        @JsonProperty("total_players") long totalPlayers,
        List<Bucket> buckets) {

    static ScoreHistogram of(Ranking ranking, Histogram histogram) {
        return new ScoreHistogram(BoardSelection.of(ranking), histogram.totalPlayers(), histogram.buckets());
    }
}
