package gg.leaderboard.api.leaderboard;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A player on a board.
 *
 * @param rank competition rank, 1-2-2-4
 * @param playerName the latest name in the log, or the id of a player without one
 */
public record RankedPlayer(
        long rank,
        @JsonProperty("player_id") String playerId,
        @JsonProperty("player_name") String playerName,
        long score) {}
