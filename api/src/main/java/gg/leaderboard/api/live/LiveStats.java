package gg.leaderboard.api.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** Who is listening to this api. */
record LiveStats(boolean success, Data data) {

    static LiveStats of(int connections, int streams, Map<String, Integer> subscriptions) {
        return new LiveStats(true, new Data(connections, connections, streams, subscriptions));
    }

    /**
     * @param connections open WebSockets
     * @param totalConnections the same as {@code connections}: clients differ in what they call it
     * @param streams open event streams
     * @param subscriptions board → how many watch it or follow a player on it, in any window
     */
    record Data(
            int connections,
            @JsonProperty("total_connections") int totalConnections,
            int streams,
            Map<String, Integer> subscriptions) {}
}
