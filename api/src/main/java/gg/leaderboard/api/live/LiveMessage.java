package gg.leaderboard.api.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What clients receive. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LiveMessage(
        String type,
        @JsonProperty("leaderboard_id") @Nullable String leaderboardId,
        @Nullable Object data,
        Instant timestamp) {

    static LiveMessage update(String board, Object data, Instant at) {
        return new LiveMessage("leaderboard_update", board, data, at);
    }

    static LiveMessage ok(String type, String board, Instant at) {
        return new LiveMessage(type, board, Map.of("status", "ok"), at);
    }

    static LiveMessage pong(Instant at) {
        return new LiveMessage("pong", null, null, at);
    }

    static LiveMessage error(String problem, Instant at) {
        return new LiveMessage("error", null, Map.of("error", problem), at);
    }
}
