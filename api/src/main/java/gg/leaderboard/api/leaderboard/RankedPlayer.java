package gg.leaderboard.api.leaderboard;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A {@link PageEntry} in responses and messages that are older than {@code /api/v1}. They get no new fields.
 *
 * @param rank competition rank, 1-2-2-4
 */
public record RankedPlayer(
        long rank,
        @JsonProperty("player_id") String playerId,
        @JsonProperty("player_name") String playerName,
        long score) {

    static RankedPlayer of(PageEntry entry) {
        return new RankedPlayer(entry.rank(), entry.playerId(), entry.playerName(), entry.score());
    }
}
