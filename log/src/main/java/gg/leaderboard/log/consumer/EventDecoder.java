package gg.leaderboard.log.consumer;

import gg.leaderboard.events.CloudEvents;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.log.bounded.RecordLimits;
import gg.leaderboard.standings.LogPartition;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Decodes records to events. Validity depends on the bytes, their log time and the topic of moderation, never on a clock. */
public final class EventDecoder {

    private EventDecoder() {}

    /**
     * Decodes a record.
     *
     * @throws InvalidEventException naming the invalid field, also if the event is moderation that is not allowed
     */
    public static GameEvent decode(
            LogPartition partition, ConsumerRecord<byte[], byte[]> record, ModerationCheck moderation) {
        Instant logTime = Instant.ofEpochMilli(record.timestamp());
        GameEvent event = decode(partition, record.offset(), logTime, json(record));
        moderation.require(event, logTime);
        return event;
    }

    /**
     * Decodes stored JSON, without a check of moderation.
     *
     * @param json the result of {@link #json}
     * @throws InvalidEventException naming the invalid field
     */
    public static GameEvent decode(LogPartition partition, long offset, Instant logTime, ObjectNode json) {
        try {
            return EventJson.read(json, logTime, () -> partition.recordId(offset));
        } catch (InvalidEventException e) {
            throw e;
        } catch (RuntimeException e) {
            // Retrying would fail the same way and block the partition.
            throw new InvalidEventException("event", "cannot be read: " + e);
        }
    }

    /**
     * The JSON of a record, with the attributes of its CloudEvents headers, not validated.
     *
     * @throws InvalidEventException if it is no JSON object or the record was truncated
     */
    public static ObjectNode json(ConsumerRecord<byte[], byte[]> record) {
        RecordLimits.requireWhole(record);
        return CloudEvents.apply(name -> header(record, name), EventJson.parse(record.value()));
    }

    private static byte @Nullable [] header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }
}
