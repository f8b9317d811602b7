package gg.leaderboard.api.leaderboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.standings.board.Standing;
import gg.leaderboard.standings.board.Standing.NextRank;
import gg.leaderboard.standings.profile.PlayerLabel;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A player's standing on a board.
 *
 * @param rank competition rank; null below the last readable rank, as are the two percentages
 * @param totalPlayers number of ranked players
 * @param topPercent the player is among the best this many percent; rounded up, so that it is never 0.0 %
 * @param percentile percentage of ranked players who are strictly worse; rounded down, so that it is never 100 %
 * @param next the nearest better score; null for the best player
 */
record PlayerStanding(
        @JsonProperty("player_id") String playerId,
        @JsonProperty("player_name") String playerName,
        String username,
        long score,
        @Nullable Long rank,
        @JsonProperty("total_players") long totalPlayers,
        @JsonProperty("top_percent") @Nullable Double topPercent,
        @Nullable Double percentile,
        @Nullable Next next) {

    static PlayerStanding of(Standing standing, PlayerLabel player) {
        Long rank = standing.rank();
        long total = standing.totalPlayers();
        return new PlayerStanding(
                standing.playerId(),
                player.name(),
                player.name(),
                standing.score(),
                rank,
                total,
                rank == null ? null : tenths((rank * 1000 + total - 1) / total),
                rank == null ? null : tenths(standing.worse() * 1000 / total),
                Next.of(standing.next()));
    }

    private static double tenths(long count) {
        return count / 10.0;
    }

    /**
     * The nearest better score.
     *
     * @param rank the rank of that score
     * @param pointsNeeded the difference to that score; positive for both sort orders
     */
    @Schema(name = "NextRank")
    record Next(
            long rank,
            long score,
            @JsonProperty("points_needed") long pointsNeeded) {

        static @Nullable Next of(@Nullable NextRank next) {
            return next == null ? null : new Next(next.rank(), next.score(), next.pointsNeeded());
        }
    }
}
