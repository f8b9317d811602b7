package gg.leaderboard.producer.ndjson;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.producer.Outgoing;
import gg.leaderboard.producer.lines.Line;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A line that holds an event as JSON. */
final class EventLine {

    private EventLine() {}

    /**
     * The event of {@code line}, in the line's own bytes; only an id that it lacks is added.
     *
     * @param now later events are not valid
     * @throws InvalidEventException naming the field
     */
    static Outgoing read(Line line, Instant now) {
        ObjectNode json = EventJson.parse(line.bytes());
        String derived = line.eventId("");
        GameEvent event = EventJson.read(json, now, () -> derived);
        boolean hasId = !event.eventId().equals(derived);
        return Outgoing.of(event, hasId ? line.bytes() : EventJson.write(json.put("event_id", derived)));
    }

    /** The bytes of {@code line} whatever they are; keyed by the player if one can be made out. */
    static Outgoing unread(Line line) {
        return Outgoing.unread(playerId(line), line.bytes());
    }

    private static @Nullable String playerId(Line line) {
        try {
            return EventJson.parse(line.bytes())
                    .path("player_id")
                    .stringValueOpt()
                    .orElse(null);
        } catch (InvalidEventException e) {
            return null;
        }
    }
}
