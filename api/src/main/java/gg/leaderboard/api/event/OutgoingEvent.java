package gg.leaderboard.api.event;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.ModerationEvent;
import gg.leaderboard.events.Rules;
import gg.leaderboard.events.Topics;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.RequestBodyReader;
import gg.leaderboard.web.security.Caller;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as it is written to the log, or to the topic of moderation.
 *
 * @param id the id of the event for its sender; in the log it names the sender, too
 * @param record the event as received, with missing fields filled in; unknown fields are kept
 */
public record OutgoingEvent(String id, GameEvent event, ProducerRecord<byte[], byte[]> record) {

    /**
     * Fills in missing fields of {@code json}, and validates the event.
     *
     * @param caller the sender, whose ids differ from those of others
     * @throws gg.leaderboard.events.InvalidEventException naming the invalid field
     * @throws ProblemException 413 if the event is too large before or after missing fields are filled in
     */
    public static OutgoingEvent of(ObjectNode json, Caller caller, Instant now) {
        GameEvent event = EventJson.read(json, now, () -> UUID.randomUUID().toString());
        String id = event.eventId();
        String logId = SenderScope.logId(caller, id);
        if (logId.equals(id)) {
            EventJson.putIfMissing(json, "event_id", id);
        } else {
            // Takes precedence over an id in nested data.
            json.put("event_id", logId);
            event = EventJson.read(json, now, () -> logId);
        }
        String received = now.toString();
        EventJson.putIfMissing(json, "timestamp", received);
        EventJson.putIfMissing(json, EventJson.INGESTED_AT, received);
        byte[] complete = EventJson.write(json);
        checkSize(complete);
        return new OutgoingEvent(id, event, record(event, complete));
    }

    /** Adds the trace context of the sender to the record. */
    void addTrace(String traceparent) {
        record.headers().add(EventHeaders.TRACE, utf8(traceparent));
    }

    /** Whether the processor relays the event to the log. */
    boolean isRelayed() {
        return event instanceof ModerationEvent;
    }

    private static void checkSize(byte[] json) {
        if (json.length > Rules.MAX_BYTES) {
            throw RequestBodyReader.tooLarge("An event may have", Rules.MAX_BYTES);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(GameEvent event, byte[] json) {
        String topic = event instanceof ModerationEvent ? Topics.MODERATION : Topics.GAME_EVENTS;
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, utf8(event.playerId()), json);
        record.headers()
                .add(EventHeaders.EVENT_ID, utf8(event.eventId()))
                .add(EventHeaders.EVENT_TYPE, utf8(event.type()));
        return record;
    }
}
