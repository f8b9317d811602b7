package gg.leaderboard.archive.rebuild;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What differs between the standings that are read and those in the spare database.
 *
 * @param generation the one that is read
 * @param other the one beside it
 * @param behind by how many records {@code other} is behind; so much may differ that will not
 * @param compared how many boards, in all seasons, windows and periods, were compared
 * @param boards those that differ
 */
record GenerationComparison(long generation, long other, long behind, int compared, List<Board> boards) {

    /**
     * One board in one season, window and period.
     *
     * @param board as its key in Redis names it: {@code arena:s2:daily:2026-11-20}
     * @param totalPlayers how many are on it in either
     * @param differing how many have another score
     * @param first those that differ most
     */
    record Board(
            @JsonProperty("leaderboard") String board,
            @JsonProperty("total_players") int totalPlayers,
            int differing,
            @JsonProperty("total_difference") long totalDifference,
            List<Player> first) {}

    /**
     * @param score as it is read; null for a player who is not there
     * @param otherScore in the other generation
     * @param difference of the other score to that which is read, one that is not there being 0
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
