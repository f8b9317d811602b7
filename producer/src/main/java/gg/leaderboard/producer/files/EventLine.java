package gg.leaderboard.producer.files;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.mapping.Mapping;
import gg.leaderboard.producer.OutgoingRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads events from lines of JSON. */
final class EventLine {

    private EventLine() {}

    /**
     * Reads the event in {@code line}. It keeps all fields of the line, and gets an id and the time of ingestion if they are
     * missing.
     *
     * @param now the time of ingestion; later events are invalid
     * @throws InvalidEventException naming the field
     */
    static OutgoingRecord read(Line line, Mapping mapping, Instant now) {
        ObjectNode json = mapping.apply(EventJson.parse(line.bytes()));
        String derived = line.eventId("");
        EventJson.putIfMissing(json, "event_id", derived);
        EventJson.putIfMissing(json, EventJson.INGESTED_AT, now.toString());
        GameEvent event = EventJson.read(json, now, () -> derived);
        byte[] value = EventJson.write(json);
        EventJson.requireFits(value);
        return OutgoingRecord.of(event, value);
    }

    /** The bytes of {@code line} without validation, keyed by the player if the line has one. */
    static OutgoingRecord raw(Line line) {
        return OutgoingRecord.raw(playerId(line), line.bytes());
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
