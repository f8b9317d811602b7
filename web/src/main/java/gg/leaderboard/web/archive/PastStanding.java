package gg.leaderboard.web.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The position of one player at a moment in the past.
 *
 * @param logTime the moment, as log time
 * @param rank null for a player below the depth of the board
 * @param worse number of ranked players with a strictly worse score
 * @param next the nearest better score; null for the best player
 */
public record PastStanding(
        @JsonProperty("log_time") Instant logTime,
        @JsonProperty("player_id") String playerId,
        long score,
        @Nullable Long rank,
        @JsonProperty("total_players") long totalPlayers,
        long worse,
        @Nullable Next next) {

    /** The nearest better score and its rank. */
    public record Next(
            long rank,
            long score,
            @JsonProperty("points_needed") long pointsNeeded) {}
}
