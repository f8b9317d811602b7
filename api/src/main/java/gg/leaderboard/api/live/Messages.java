package gg.leaderboard.api.live;

import java.time.InstantSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what clients receive. */
@Component
class Messages {

    private final JsonMapper json;
    private final InstantSource time;

    Messages(JsonMapper json, InstantSource time) {
        this.json = json;
        this.time = time;
    }

    String update(Snapshot snapshot) {
        return json.writeValueAsString(snapshot.message(time.instant()));
    }

    String subscribed(String board) {
        return json.writeValueAsString(LiveMessage.ok("subscribed", board, time.instant()));
    }

    String unsubscribed(String board) {
        return json.writeValueAsString(LiveMessage.ok("unsubscribed", board, time.instant()));
    }

    String pong() {
        return json.writeValueAsString(LiveMessage.pong(time.instant()));
    }

    String error(String problem) {
        return json.writeValueAsString(LiveMessage.error(problem, time.instant()));
    }
}
