package gg.leaderboard.archive.event;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.log.consumer.EventDecoder;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.Violation;
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
 * @param reason why the record was rejected; null for others
 * @param id of the event; null if the record is invalid
 * @param violation of a bound of the board; null for none
 * @param json the event; null if it was no JSON object, or was erased
 */
public record ArchivedRecord(
        LogPartition partition,
        long offset,
        Instant logTime,
        RecordVerdict verdict,
        @Nullable String reason,
        @Nullable EventId id,
        @Nullable Violation violation,
        byte @Nullable [] json) {

    /** The columns that {@link #of} reads. */
    static final String COLUMNS =
            "topic_id, partition, \"offset\", ingested_at, verdict, reason, id, violation, action,"
                    + " coalesce(original, convert_to(data::text, 'UTF8')) AS json";

    /** SQL condition for the rows that standings are made of: counted, and not erased. */
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
                violation(row),
                row.getBytes("json"));
    }

    private static @Nullable Violation violation(ResultSet row) throws SQLException {
        String bound = row.getString("violation");
        return bound == null ? null : Violation.of(bound, row.getString("action"));
    }

    /**
     * The record for a fold that does not apply bounds. As decided when it was archived, a score that violates a bound has no
     * effect on its board unless it was only flagged.
     */
    public LogRecord toJudgedRecord(Definitions definitions) {
        return toLogRecord(definitions).judged(violation == null || violation.counts());
    }

    /**
     * The record as a fold takes it that applies bounds. A counted record is validated again: the rules of its board, or of valid events, may have
     * changed since. A rejected record stays rejected: it is a dead letter, and counts when it is resent.
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
     * The event of a record that has JSON.
     *
     * @throws InvalidEventException if it is invalid
     */
    public GameEvent event() {
        return EventDecoder.decode(partition, offset, logTime, EventJson.parse("event", Objects.requireNonNull(json)));
    }
}
