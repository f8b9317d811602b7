package gg.leaderboard.api.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import gg.leaderboard.standings.window.Window;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to clients.
 *
 * @param window null for all time
 * @param epoch of an update: constant while its sequence is continuous
 * @param sequence of an update: one more than that of the previous update
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LiveMessage(
        Type type,
        @JsonProperty("leaderboard_id") @Nullable String leaderboardId,
        @Nullable String window,
        @Nullable Object data,
        Instant timestamp,
        @Nullable String epoch,
        @Nullable Long sequence) {

    static LiveMessage update(Subject.Board board, Object data, Instant at) {
        return of(Type.LEADERBOARD_UPDATE, board, data, at);
    }

    static LiveMessage player(Subject.Board board, Object data, Instant at) {
        return of(Type.PLAYER_UPDATE, board, data, at);
    }

    static LiveMessage ok(Type type, Subject.Board board, Instant at) {
        return of(type, board, Map.of("status", "ok"), at);
    }

    static LiveMessage ok(Type type, Subject.Player player, Instant at) {
        return of(type, player.board(), Map.of("status", "ok", "player_id", player.playerId()), at);
    }

    static LiveMessage pong(Instant at) {
        return new LiveMessage(Type.PONG, null, null, null, at, null, null);
    }

    static LiveMessage authenticated(Instant at) {
        return new LiveMessage(Type.AUTHENTICATED, null, null, null, at, null, null);
    }

    static LiveMessage error(LiveProblem problem, Instant at) {
        return new LiveMessage(Type.ERROR, null, null, problem, at, null, null);
    }

    private static LiveMessage of(Type type, Subject.Board board, Object data, Instant at) {
        String window = board.window() == Window.ALLTIME ? null : board.window().label();
        return new LiveMessage(type, board.id(), window, data, at, null, null);
    }

    LiveMessage withSequence(String series, long number) {
        return new LiveMessage(type, leaderboardId, window, data, timestamp, series, number);
    }

    /** The types of messages. The AsyncAPI document describes each. */
    enum Type {
        LEADERBOARD_UPDATE,
        PLAYER_UPDATE,
        SUBSCRIBED,
        UNSUBSCRIBED,
        FOLLOWING,
        UNFOLLOWED,
        AUTHENTICATED,
        PONG,
        ERROR;

        /** The type's name in messages. */
        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
