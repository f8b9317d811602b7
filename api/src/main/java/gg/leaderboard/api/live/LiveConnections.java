package gg.leaderboard.api.live;

import org.springframework.stereotype.Component;

/** The number of live clients of this api. */
@Component
public final class LiveConnections {

    private final WebSocketSessions sessions;
    private final EventStreams streams;

    LiveConnections(WebSocketSessions sessions, EventStreams streams) {
        this.sessions = sessions;
        this.streams = streams;
    }

    /** Open WebSockets. */
    public int webSockets() {
        return sessions.count();
    }

    /** Open event streams. */
    public int eventStreams() {
        return streams.count();
    }
}
