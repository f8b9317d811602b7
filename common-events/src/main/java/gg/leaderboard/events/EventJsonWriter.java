package gg.leaderboard.events;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of an event: what every event has, then the fields of its type. */
final class EventJsonWriter {

    private EventJsonWriter() {}

    static ObjectNode of(GameEvent event) {
        EventInfo info = event.info();
        ObjectNode json = EventJson.MAPPER
                .createObjectNode()
                .put("event_id", info.eventId())
                .put("event_type", event.type())
                .put("timestamp", info.timestamp().toString())
                .put("player_id", info.playerId());
        putIfPresent(json, "player_name", info.playerName());
        putIfPresent(json, "game_id", info.gameId());
        return json.setAll(EventJson.MAPPER.<ObjectNode>valueToTree(event));
    }

    private static void putIfPresent(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }
}
