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

/** Bytes to events. Whether they are valid depends on the bytes and their log time, never on a clock. */
public final class EventDecoder {

    private EventDecoder() {}

    /**
     * What a record says.
     *
     * @throws InvalidEventException naming what is wrong
     */
    public static GameEvent decode(LogPartition partition, ConsumerRecord<byte[], byte[]> record) {
        return decode(partition, record.offset(), Instant.ofEpochMilli(record.timestamp()), json(record));
    }

    /**
     * As {@link #decode(LogPartition, ConsumerRecord)}, of a record whose JSON was kept.
     *
     * @param json as {@link #json} gave it
     */
    public static GameEvent decode(LogPartition partition, long offset, Instant logTime, ObjectNode json) {
        try {
            return EventJson.read(json, logTime, () -> partition.recordId(offset));
        } catch (InvalidEventException e) {
            throw e;
        } catch (RuntimeException e) {
            // It would fail the same way each time, and keep its partition from going on.
            throw new InvalidEventException("event", "cannot be read: " + e);
        }
    }

    /**
     * The JSON of a record together with what its headers say, not yet judged.
     *
     * @throws InvalidEventException if it is no JSON object, or not there whole
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
