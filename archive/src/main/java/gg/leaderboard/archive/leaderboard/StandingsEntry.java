package gg.leaderboard.archive.leaderboard;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The standing of a player.
 *
 * @param rank 1 + the number of players with a strictly better score; equal scores share a rank
 */
public record StandingsEntry(
        long rank, @JsonProperty("player_id") String player, long score) {}
