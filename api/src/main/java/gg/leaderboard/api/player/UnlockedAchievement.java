package gg.leaderboard.api.player;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * An entry of the feed.
 *
 * @param player the name in the event, else the player's name, else the id
 * @param timestamp when it was unlocked, by the game's clock
 */
public record UnlockedAchievement(
        String player,
        @JsonProperty("player_id") String playerId,
        String achievement,
        String rarity,
        Instant timestamp) {}
