package gg.leaderboard.log;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent.ModerationEvent;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.bounded.RecordLimits;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The records of the topic {@link Topics#MODERATION}: events of moderation, and the opening. */
public final class ModerationRecord {

    private static final String OPENED_AT = "opened_at";

    private ModerationRecord() {}

    /**
     * The value of the opening record. From its log time on, events of moderation count only if they are in this topic.
     *
     * @param at for readers; the log time of the record counts
     */
    public static byte[] opening(Instant at) {
        return EventJson.write(JsonMapper.shared().createObjectNode().put(OPENED_AT, at.toString()));
    }

    /**
     * Whether a record is an opening.
     *
     * @throws InvalidEventException if it is no JSON object
     */
    public static boolean isOpening(ConsumerRecord<byte[], byte @Nullable []> record) {
        RecordLimits.requireWhole(record);
        ObjectNode json = EventJson.parse(record.value());
        return json.has(OPENED_AT) && !json.has("event_type");
    }

    /**
     * Decodes an event of moderation. Its headers are ignored. It must have an id and a time, because its copy in the log gets
     * another log time and offset.
     *
     * @throws InvalidEventException naming the invalid field
     */
    public static ModerationEvent decode(ConsumerRecord<byte[], byte @Nullable []> record) {
        RecordLimits.requireWhole(record);
        ObjectNode json = EventJson.parse(record.value());
        require(json, "event_id");
        require(json, "timestamp");
        try {
            Instant logTime = Instant.ofEpochMilli(record.timestamp());
            if (EventJson.read(json, logTime, () -> "") instanceof ModerationEvent event) {
                return event;
            }
        } catch (InvalidEventException e) {
            throw e;
        } catch (RuntimeException e) {
            // Retrying would fail the same way and block the partition.
            throw new InvalidEventException("event", "cannot be read: " + e);
        }
        throw new InvalidEventException("event_type", "must be a type of moderation in " + Topics.MODERATION);
    }

    private static void require(ObjectNode json, String field) {
        if (!EventJson.has(json, field)) {
            throw new InvalidEventException(field, "is missing");
        }
    }
}
