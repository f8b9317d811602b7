package gg.leaderboard.web.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The differences between the active standings and those of the rebuild. */
public record RebuildComparison(
        @Schema(description = "The generation that is read.")
        long generation,

        @Schema(description = "The one beside it.") long other,

        @Schema(description = "By how many records `other` is behind; so much may differ that will not.")
        long behind,

        @Schema(description = "How many leaderboards, with their seasons, windows and periods, were compared.")
        int compared,

        @Schema(description = "Those that differ.") List<Board> boards) {

    /** One leaderboard in one season, window and period. */
    @Schema(name = "RebuildComparisonBoard")
    public record Board(
            @Schema(description = "With season, window and period as in Redis: `arena:s2:daily:2026-11-20`.")
            String leaderboard,

            @JsonProperty("total_players") int totalPlayers,
            int differing,
            @JsonProperty("total_difference") long totalDifference,
            @Schema(description = "Those who differ most.") List<Player> first) {}

    /** A player with a different score. */
    @Schema(name = "RebuildComparisonPlayer")
    public record Player(
            @JsonProperty("player_id") String playerId,
            @Nullable Long score,
            @JsonProperty("other_score") @Nullable Long otherScore,
            long difference) {

        /** Creates an entry. A missing score counts as 0 in the difference. */
        public static Player of(String playerId, @Nullable Long score, @Nullable Long other) {
            return new Player(playerId, score, other, (other == null ? 0 : other) - (score == null ? 0 : score));
        }
    }
}
