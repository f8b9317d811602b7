package gg.leaderboard.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The fields that every event has.
 *
 * @param eventId the same for every copy of this event, 1–128 visible characters
 * @param timestamp when it happened, by the game's clock; 1970 or later. In JSON ISO 8601, or seconds or milliseconds since
 *     1970; the log time if missing
 * @param playerId the player's id, 1–128 visible characters
 * @param playerName the player's current name, 1–64 characters
 * @param gameId the game's id, 1–128 visible characters
 */
public record EventInfo(
        String eventId,
        Instant timestamp,
        String playerId,
        @Nullable String playerName,
        @Nullable String gameId) {

    public EventInfo {
        Rules.id("event_id", eventId);
        Rules.id("player_id", playerId);
        Rules.optionalName("player_name", playerName);
        Rules.optionalId("game_id", gameId);
        Rules.timestamp(timestamp);
    }
}
