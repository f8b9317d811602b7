package gg.leaderboard.api.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.standings.window.Window;
import java.time.Instant;
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
        String type,
        @JsonProperty("leaderboard_id") @Nullable String leaderboardId,
        @Nullable String window,
        @Nullable Object data,
        Instant timestamp,
        @Nullable String epoch,
        @Nullable Long sequence) {

    static LiveMessage update(Subject.Board board, Object data, Instant at) {
        return of("leaderboard_update", board, data, at);
    }

    static LiveMessage player(Subject.Board board, Object data, Instant at) {
        return of("player_update", board, data, at);
    }

    static LiveMessage ok(String type, Subject.Board board, Instant at) {
        return of(type, board, Map.of("status", "ok"), at);
    }

    static LiveMessage ok(String type, Subject.Player player, Instant at) {
        return of(type, player.board(), Map.of("status", "ok", "player_id", player.playerId()), at);
    }

    static LiveMessage pong(Instant at) {
        return new LiveMessage("pong", null, null, null, at, null, null);
    }

    static LiveMessage error(LiveProblem problem, Instant at) {
        return new LiveMessage("error", null, null, problem, at, null, null);
    }

    private static LiveMessage of(String type, Subject.Board board, Object data, Instant at) {
        String window = board.window() == Window.ALLTIME ? null : board.window().label();
        return new LiveMessage(type, board.id(), window, data, at, null, null);
    }

    LiveMessage withSequence(String series, long number) {
        return new LiveMessage(type, leaderboardId, window, data, timestamp, series, number);
    }
}
