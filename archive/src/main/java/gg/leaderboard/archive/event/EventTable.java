package gg.leaderboard.archive.event;

import gg.leaderboard.archive.store.RangePartitions;
import gg.leaderboard.archive.store.RowCopy;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Violation;
import gg.leaderboard.standings.fold.EventId;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The table {@code events}: every record of the log with its verdict. */
@Component
class EventTable {

    private static final Pattern LARGE_EXPONENT = Pattern.compile("E[+-]?[0-9]{3}");
    private static final int LONG_NUMBER = 300;

    private final JdbcTemplate jdbc;
    private final RowCopy copy;
    private final RangePartitions partitions;

    EventTable(JdbcTemplate jdbc, RowCopy copy, RangePartitions partitions) {
        this.jdbc = jdbc;
        this.copy = copy;
        this.partitions = partitions;
    }

    /** Creates the partitions that {@code records} need; call it before the transaction that adds them. */
    void prepare(List<DecodedRecord> records) {
        records.stream()
                .map(EventTable::day)
                .distinct()
                .forEach(day -> partitions.ensure(
                        "events",
                        day.toString(),
                        day.toString(),
                        day.plusDays(1).toString()));
    }

    private static LocalDate day(DecodedRecord record) {
        return LocalDate.ofInstant(record.logTime(), ZoneOffset.UTC);
    }

    /** Records that the archive of a partition begins at {@code offset}. */
    void begin(LogPartition partition, long offset) {
        jdbc.update(
                "INSERT INTO event_starts VALUES (?, ?, ?, ?)",
                partition.topicId(),
                partition.partition(),
                offset,
                offset);
    }

    /**
     * @param verdicts one for each of {@code records}
     * @param violations of bounds, by counted event
     */
    void add(
            LogPartition partition,
            List<DecodedRecord> records,
            List<RecordVerdict> verdicts,
            Map<EventId, Violation> violations) {
        RowCopy.Rows rows = copy.into("""
                events (day, topic_id, partition, "offset", verdict, reason, id, event_id, event_type, player_id, game_id,
                    event_timestamp, ingested_at, data, original, violation, action, board)""");
        for (int i = 0; i < records.size(); i++) {
            DecodedRecord record = records.get(i);
            RecordVerdict verdict = verdicts.get(i);
            add(
                    rows,
                    partition,
                    record,
                    verdict,
                    verdict == RecordVerdict.COUNTED ? violations.get(record.id()) : null);
        }
        rows.write();
    }

    private static void add(
            RowCopy.Rows rows,
            LogPartition partition,
            DecodedRecord record,
            RecordVerdict verdict,
            @Nullable Violation violation) {
        GameEvent event = record.event();
        EventId id = record.id();
        ObjectNode json = record.json();
        String data = json == null ? null : jsonb(json);
        // Rejected records keep their bytes as well: jsonb turns 1e2 into 100, which would be valid.
        boolean dataSaysAll = data != null && verdict != RecordVerdict.REJECTED;
        rows.add(
                day(record),
                partition.topicId(),
                partition.partition(),
                record.offset(),
                verdict.label(),
                reason(record),
                id == null ? null : id.uuid(),
                event == null ? null : event.eventId(),
                event == null ? null : event.type(),
                record.player(),
                event == null ? null : event.info().gameId(),
                event == null ? null : event.timestamp(),
                record.logTime(),
                data,
                json == null || dataSaysAll ? null : EventJson.write(json),
                violation == null ? null : violation.bound().label(),
                violation == null ? null : violation.action().label(),
                violation != null && event instanceof ScoreSubmitted score ? score.leaderboardId() : null);
    }

    // A reason may quote received text with characters that a text column cannot hold.
    private static @Nullable String reason(DecodedRecord record) {
        String reason = record.reason();
        return reason == null
                ? null
                : new String(reason.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '?');
    }

    /** Erases the player from all records before {@code erasure}; only id and verdict of the player's own records remain. */
    void erase(LogPartition partition, DecodedRecord erasure) {
        update(
                "DELETE FROM review_decisions USING events WHERE review_of = id AND logged_at = ingested_at AND action IS NOT NULL AND player_id = ?",
                partition,
                erasure);
        update("""
                UPDATE events SET reason = NULL, event_id = NULL, event_type = NULL, player_id = NULL, game_id = NULL,
                    event_timestamp = NULL, data = NULL, original = NULL, violation = NULL, action = NULL, board = NULL
                WHERE player_id = ?""", partition, erasure);
        update("""
                UPDATE events SET original = NULL, data = CASE jsonb_typeof(data -> 'data')
                    WHEN 'object' THEN data - 'killer_id' #- '{data,killer_id}' ELSE data - 'killer_id' END
                WHERE coalesce(data ->> 'killer_id', data -> 'data' ->> 'killer_id') = ?""", partition, erasure);
    }

    private void update(String ofPlayer, LogPartition partition, DecodedRecord before) {
        jdbc.update(
                ofPlayer + " AND (ingested_at < ? OR (topic_id = ? AND partition = ? AND \"offset\" < ?))",
                before.player(),
                Timestamp.from(before.logTime()),
                partition.topicId(),
                partition.partition(),
                before.offset());
    }

    /** Returns null if the column cannot hold {@code json}, and for a few others whose strings look like large numbers. */
    private static @Nullable String jsonb(ObjectNode json) {
        String text = json.toString();
        return text.contains("\\u0000") || hasHugeNumber(text) || hasLoneSurrogate(text) ? null : text;
    }

    private static boolean hasHugeNumber(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (digits > 0
                    && c == 'E'
                    && LARGE_EXPONENT.matcher(text).region(i, text.length()).lookingAt()) {
                return true;
            }
            digits = isNumberPart(c) ? digits + 1 : 0;
            if (digits == LONG_NUMBER) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumberPart(char c) {
        return (c >= '0' && c <= '9') || c == '.';
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
