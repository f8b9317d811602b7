package gg.leaderboard.api.live;

import io.swagger.v3.oas.annotations.Operation;
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
    LiveStats liveStats() {
        return LiveStats.of(sessions.count(), streams.count(), views.watchersByBoard());
    }
}
