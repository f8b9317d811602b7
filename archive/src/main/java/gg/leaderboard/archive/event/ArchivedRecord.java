package gg.leaderboard.archive.event;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.log.consumer.EventDecoder;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.EventId;
import gg.leaderboard.standings.fold.LogRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record of the log as it was archived.
 *
 * @param reason of a rejected record: what is wrong with it
 * @param id of the event; null if the record could not be read
 * @param json what it says; null if that is not known, or was erased
 */
public record ArchivedRecord(
        LogPartition partition,
        long offset,
        Instant logTime,
        RecordVerdict verdict,
        @Nullable String reason,
        @Nullable EventId id,
        byte @Nullable [] json) {

    /** What {@link #of} reads. */
    static final String COLUMNS = "topic_id, partition, \"offset\", ingested_at, verdict, reason, id,"
            + " coalesce(original, convert_to(data::text, 'UTF8')) AS json";

    /** What is true of a row that was counted, and whose player was not erased: all that standings are made of. */
    public static final String COUNTS = "verdict = 'counted' AND (data IS NOT NULL OR original IS NOT NULL)";

    static ArchivedRecord of(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new ArchivedRecord(
                new LogPartition(row.getString("topic_id"), row.getInt("partition")),
                row.getLong("offset"),
                row.getTimestamp("ingested_at").toInstant(),
                RecordVerdict.of(row.getString("verdict")),
                row.getString("reason"),
                id == null ? null : EventId.of(id),
                row.getBytes("json"));
    }

    /**
     * The record as a fold takes it. What was counted is judged again: the rules of a board, or of what is valid, may have been
     * changed after the fact. What was rejected stays rejected: it is a dead letter, and counts once it is sent again.
     */
    public LogRecord toLogRecord(Definitions definitions) {
        if (verdict == RecordVerdict.REJECTED) {
            return LogRecord.unreadable(offset, logTime);
        }
        if (json == null) {
            return id == null ? LogRecord.unreadable(offset, logTime) : LogRecord.erased(offset, logTime, id);
        }
        try {
            return LogRecord.of(offset, logTime, event(), definitions);
        } catch (InvalidEventException e) {
            return LogRecord.unreadable(offset, logTime);
        }
    }

    /**
     * What the record says, of one that has JSON.
     *
     * @throws InvalidEventException if it could not be read
     */
    public GameEvent event() {
        return EventDecoder.decode(partition, offset, logTime, EventJson.parse("event", Objects.requireNonNull(json)));
    }
}
