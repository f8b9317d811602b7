package gg.leaderboard.api.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** The number of connections and subscriptions of this api. */
record LiveStats(boolean success, Data data) {

    static LiveStats of(int connections, int streams, Map<String, Integer> subscriptions) {
        return new LiveStats(true, new Data(connections, connections, streams, subscriptions));
    }

    /**
     * @param connections open WebSockets
     * @param totalConnections the same as {@code connections}: clients use different names for it
     * @param streams open event streams
     * @param subscriptions board → number of subscriptions to it or to a player on it, in any window
     */
    record Data(
            int connections,
            @JsonProperty("total_connections") int totalConnections,
            int streams,
            Map<String, Integer> subscriptions) {}
}
