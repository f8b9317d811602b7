package gg.leaderboard.archive.rebuild;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The differences between the live standings and those in the spare database.
 *
 * @param generation the live generation
 * @param other the generation in the spare database
 * @param behind number of records that {@code other} is behind; they explain temporary differences
 * @param compared number of compared boards, counting each season, window and period
 * @param boards the boards that differ
 */
record GenerationComparison(long generation, long other, long behind, int compared, List<Board> boards) {

    /**
     * One board in one season, window and period.
     *
     * @param board the end of its key in Redis: {@code arena:s2:daily:2026-11-20}
     * @param totalPlayers number of players in either generation
     * @param differing number of players with different scores
     * @param first the players that differ most
     */
    record Board(
            @JsonProperty("leaderboard") String board,
            @JsonProperty("total_players") int totalPlayers,
            int differing,
            @JsonProperty("total_difference") long totalDifference,
            List<Player> first) {}

    /**
     * @param score in the live generation; null for a player who is not on the board
     * @param otherScore in the other generation
     * @param difference {@code otherScore} minus {@code score}; a missing score counts as 0
     */
    record Player(
            @JsonProperty("player_id") String player,
            @Nullable Long score,
            @JsonProperty("other_score") @Nullable Long otherScore,
            long difference) {

        static Player of(String player, @Nullable Long score, @Nullable Long other) {
            return new Player(player, score, other, (other == null ? 0 : other) - (score == null ? 0 : score));
        }
    }
}
