package gg.leaderboard.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every event says of itself.
 *
 * @param eventId the same for every copy of this event, 1–128 visible characters
 * @param timestamp when it happened, by the game's clock; 1970 or later. In JSON ISO 8601, or seconds or milliseconds since
 *     1970; the log time if missing
 * @param playerId whom it happened to, 1–128 visible characters
 * @param playerName what the player is called now, 1–64 characters
 * @param gameId where, 1–128 visible characters
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
