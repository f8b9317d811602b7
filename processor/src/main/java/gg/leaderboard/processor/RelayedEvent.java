package gg.leaderboard.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.ModerationEvent;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Topics;
import gg.leaderboard.events.mapping.Mapping;
import gg.leaderboard.log.bounded.RecordLimits;
import gg.leaderboard.log.consumer.AuthorizedModeration;
import gg.leaderboard.standings.LogPartition;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import tools.jackson.databind.node.ObjectNode;

/** An event converted from a record of an inlet. */
record RelayedEvent(GameEvent event, byte[] value) {

    /**
     * Converts a record to an event that keeps all its fields and its id, if it has one. Otherwise the id is derived from the
     * record's position, so that repeated conversions give the same id.
     *
     * @param topicId the id of the record's topic
     * @param now the time of receipt if the topic does not keep log time
     * @throws InvalidEventException if the record is no valid event
     */
    static RelayedEvent of(ConsumerRecord<byte[], byte[]> record, String topicId, Mapping mapping, Instant now) {
        RecordLimits.requireWhole(record);
        Instant created = Instant.ofEpochMilli(record.timestamp());
        Instant receivedAt = record.timestampType() == TimestampType.LOG_APPEND_TIME ? created : now;
        String id = new LogPartition(topicId, record.partition()).recordId(record.offset());
        ObjectNode json = mapping.apply(EventJson.parse(record.value()));
        EventJson.putIfMissing(json, "event_id", id);
        EventJson.putIfMissing(json, "timestamp", timestamp(created, receivedAt).toString());
        byte[] value = EventJson.write(json);
        // Validates the event as it will be read from the log, including its size.
        GameEvent event = EventJson.read(value, receivedAt, () -> id);
        if (event instanceof ModerationEvent) {
            throw AuthorizedModeration.refusal();
        }
        return new RelayedEvent(event, value);
    }

    // A sender may omit the timestamp (-1), or its clock may run ahead.
    private static Instant timestamp(Instant created, Instant receivedAt) {
        return created.isBefore(Instant.EPOCH) || created.isAfter(receivedAt) ? receivedAt : created;
    }

    ProducerRecord<byte[], byte[]> message() {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(Topics.GAME_EVENTS, event.playerId().getBytes(UTF_8), value);
        message.headers().add(EventHeaders.EVENT_ID, event.eventId().getBytes(UTF_8));
        message.headers().add(EventHeaders.EVENT_TYPE, event.type().getBytes(UTF_8));
        return message;
    }
}
