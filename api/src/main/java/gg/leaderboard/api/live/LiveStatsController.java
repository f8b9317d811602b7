package gg.leaderboard.api.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.api.web.Success;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LiveStatsController {

    private final WebSocketSessions sessions;
    private final EventStreams streams;
    private final LiveViews views;

    LiveStatsController(WebSocketSessions sessions, EventStreams streams, LiveViews views) {
        this.sessions = sessions;
        this.streams = streams;
        this.views = views;
    }

    @Operation(tags = "Live", summary = "Count the live clients of this api and their subscriptions")
    @GetMapping(path = "/api/v1/ws/stats", produces = MediaType.APPLICATION_JSON_VALUE)
    Success<LiveStats> liveStats() {
        int connections = sessions.count();
        return Success.of(new LiveStats(connections, connections, streams.count(), views.watchersByBoard()));
    }

    /**
     * The number of connections and subscriptions of this api.
     *
     * @param connections open WebSockets
     * @param totalConnections the same as {@code connections}: clients use different names for it
     * @param streams open event streams
     * @param subscriptions board → number of subscriptions to it or to a player on it, in any window
     */
    record LiveStats(
            int connections,
            @JsonProperty("total_connections") int totalConnections,
            int streams,
            Map<String, Integer> subscriptions) {}
}
