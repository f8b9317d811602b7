package gg.leaderboard.web.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one player stood.
 *
 * @param logTime when
 * @param rank null for a player below what could be read of the board
 * @param worse how many of the ranked players were strictly worse
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

    /** The nearest better score, and the rank of whoever had it. */
    public record Next(
            long rank,
            long score,
            @JsonProperty("points_needed") long pointsNeeded) {}
}
