package gg.leaderboard.api.live;

import java.util.Map;

/** Who is listening to this api. */
record LiveStats(boolean success, Data data) {

    static LiveStats of(int connections, int streams, Map<String, Integer> subscriptions) {
        return new LiveStats(true, new Data(connections, streams, subscriptions));
    }

    /**
     * @param connections open WebSockets
     * @param streams open event streams
     * @param subscriptions board → how many watch it or follow a player on it, in any window
     */
    record Data(int connections, int streams, Map<String, Integer> subscriptions) {}
}
