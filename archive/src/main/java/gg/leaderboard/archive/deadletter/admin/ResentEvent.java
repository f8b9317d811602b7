package gg.leaderboard.archive.deadletter.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.archive.deadletter.DeadLetterId;
import gg.leaderboard.archive.deadletter.StoredDeadLetter;
import gg.leaderboard.events.CloudEvents;
import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.ModerationEvent;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.consumer.AuthorizedModeration;
import gg.leaderboard.log.inlet.Inlet;
import gg.leaderboard.log.inlet.Inlets;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.LogRecord;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The event that a dead letter becomes. Its id is the same in every attempt, so it counts once.
 */
record ResentEvent(DeadLetterId letter, GameEvent event, byte[] value) {

    /**
     * Validates a dead letter as if Kafka received it at {@code now}.
     *
     * @param inlets mappings of other topics to events
     * @throws InvalidEventException if it is still invalid
     */
    static ResentEvent of(StoredDeadLetter letter, Instant now, Definitions boards, Inlets inlets) {
        String id = letter.id().toString();
        ObjectNode json = json(letter, inlets);
        EventJson.putIfMissing(json, "event_id", id);
        // The event time is when it was first received, not when it is resent.
        EventJson.putIfMissing(json, "timestamp", letter.logTime().toString());
        byte[] value = EventJson.write(json);
        // Read as from the log, which also checks its size.
        GameEvent event = EventJson.read(value, now, () -> id);
        if (event instanceof ModerationEvent) {
            throw AuthorizedModeration.refusal();
        }
        LogRecord.of(letter.id().offset(), now, event, boards);
        return new ResentEvent(letter.id(), event, value);
    }

    // The relay ignores the headers of inlets, and so does this.
    private static ObjectNode json(StoredDeadLetter letter, Inlets inlets) {
        byte[] edited = letter.edited();
        Optional<Inlet> inlet = inlets.find(letter.topic());
        if (inlet.isPresent()) {
            return inlet.get().mapping().apply(EventJson.parse(edited == null ? letter.value() : edited));
        }
        return edited == null ? received(letter) : edited(letter, edited);
    }

    private static ObjectNode received(StoredDeadLetter letter) {
        return CloudEvents.apply(letter::header, EventJson.parse(letter.value()));
    }

    // Headers only fill missing fields of an edited value: a CloudEvent keeps its id.
    private static ObjectNode edited(StoredDeadLetter letter, byte[] value) {
        ObjectNode json = EventJson.parse(value);
        if (CloudEvents.isStructured(letter::header)) {
            return CloudEvents.apply(letter::header, json);
        }
        fromHeaders(letter).properties().stream()
                .filter(field -> !EventJson.has(json, field.getKey()))
                .forEach(field -> json.set(field.getKey(), field.getValue()));
        return json;
    }

    private static ObjectNode fromHeaders(StoredDeadLetter letter) {
        ObjectNode nothing = JsonMapper.shared().createObjectNode();
        try {
            return CloudEvents.apply(letter::header, nothing);
        } catch (InvalidEventException e) {
            // The headers are invalid.
            return nothing;
        }
    }

    /** @param attempt number of the attempt, from 1 */
    ProducerRecord<byte[], byte[]> message(int attempt) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(Topics.GAME_EVENTS, event.playerId().getBytes(UTF_8), value);
        message.headers()
                .add(EventHeaders.EVENT_ID, event.eventId().getBytes(UTF_8))
                .add(EventHeaders.EVENT_TYPE, event.type().getBytes(UTF_8))
                .add(EventHeaders.LETTER, letter.toString().getBytes(UTF_8))
                .add(EventHeaders.ATTEMPT, String.valueOf(attempt).getBytes(UTF_8));
        return message;
    }
}
