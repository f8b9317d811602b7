package gg.leaderboard.api.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.api.leaderboard.ReadAccess;
import gg.leaderboard.api.web.Success;
import gg.leaderboard.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LiveStatsController {

    private final WebSocketSessions sessions;
    private final EventStreams streams;
    private final LiveViews views;
    private final ReadAccess access;

    LiveStatsController(WebSocketSessions sessions, EventStreams streams, LiveViews views, ReadAccess access) {
        this.sessions = sessions;
        this.streams = streams;
        this.views = views;
        this.access = access;
    }

    @Operation(tags = "Live", summary = "Count the live clients of this api and their subscriptions")
    @GetMapping(path = "/api/v1/ws/stats", produces = MediaType.APPLICATION_JSON_VALUE)
    Success<LiveStats> liveStats(@Parameter(hidden = true) Caller caller) {
        int connections = sessions.count();
        Map<String, Integer> subscriptions = views.watchersByBoard();
        subscriptions.keySet().removeIf(board -> !access.isReadable(caller, board));
        return Success.of(new LiveStats(connections, connections, streams.count(), subscriptions));
    }

    /**
     * The number of connections and subscriptions of this api.
     *
     * @param connections open WebSockets
     * @param totalConnections the same as {@code connections}: clients use different names for it
     * @param streams open event streams
     * @param subscriptions board → number of subscriptions to it or to a player on it, in any window; only boards that
     *     the caller may read
     */
    record LiveStats(
            int connections,
            @JsonProperty("total_connections") int totalConnections,
            int streams,
            Map<String, Integer> subscriptions) {}
}
