package gg.leaderboard.archive.leaderboard;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where a player stands.
 *
 * @param rank 1 + the number of players strictly better: equal scores share it
 */
public record StandingsEntry(
        long rank, @JsonProperty("player_id") String player, long score) {}
