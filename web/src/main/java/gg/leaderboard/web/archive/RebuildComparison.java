package gg.leaderboard.web.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The differences between the live standings and those in the spare database. */
public record RebuildComparison(
        @Schema(description = "The live generation.") long generation,

        @Schema(description = "The generation in the spare database.")
        long other,

        @Schema(
                description = "Number of records that one side did not contain during the comparison. If it is not 0,"
                        + " differences may be due to them.")
        long behind,

        @Schema(description = "Number of compared leaderboards, counting each season, window and period.")
        int compared,

        @Schema(description = "The leaderboards that differ.")
        List<Board> boards) {

    /** One leaderboard in one season, window and period. */
    @Schema(name = "RebuildComparisonBoard")
    public record Board(
            @Schema(description = "Id, season, window and period as in Redis: `arena:s2:daily:2026-11-20`.")
            String leaderboard,

            @JsonProperty("total_players") int totalPlayers,
            int differing,
            @JsonProperty("total_difference") long totalDifference,

            @Schema(description = "The players that differ most.")
            List<Player> first) {}

    /** A player with different scores. */
    @Schema(name = "RebuildComparisonPlayer")
    public record Player(
            @JsonProperty("player_id") String playerId,
            @Nullable Long score,
            @JsonProperty("other_score") @Nullable Long otherScore,
            long difference) {

        /** A missing score counts as 0 in the difference. */
        public static Player of(String playerId, @Nullable Long score, @Nullable Long other) {
            return new Player(playerId, score, other, (other == null ? 0 : other) - (score == null ? 0 : score));
        }
    }
}
