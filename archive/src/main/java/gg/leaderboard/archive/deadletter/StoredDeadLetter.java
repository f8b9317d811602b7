package gg.leaderboard.archive.deadletter;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.standings.LogPartition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stored dead letter.
 *
 * @param topic topic where it was received
 * @param logTime time when it was received there
 * @param deadTime time when it became a dead letter
 * @param key as received, like {@code value}
 * @param headers those that describe the event, as {@link BytesJson} writes them
 * @param rule the violated rule; the same text for all records that violate it
 * @param players players that it may be about, the most likely first
 * @param edited value to resend; null for {@code value}
 * @param attempts number of resend attempts
 * @param attemptsSinceEdit number of attempts since the last edit
 * @param lastError why the last resend failed
 */
public record StoredDeadLetter(
        DeadLetterId id,
        String topic,
        Instant logTime,
        Instant deadTime,
        byte @Nullable [] key,
        byte @Nullable [] value,
        JsonNode headers,
        String rule,
        String reason,
        List<String> players,
        DeadLetterStatus status,
        byte @Nullable [] edited,
        int attempts,
        int attemptsSinceEdit,
        @Nullable String lastError) {

    /** The columns that {@link #of} reads. */
    static final String COLUMNS = columns("original_event");

    /** As {@link #COLUMNS}, with only the beginning of the value. */
    static final String BRIEF_COLUMNS = columns("substring(original_event FOR 400) AS original_event");

    private static String columns(String value) {
        return "topic_id, partition, \"offset\", topic, log_time, dead_time, key, " + value
                + ", headers, rule, error_message, players, status, edited, attempts, attempts - edited_after AS since_edit,"
                + " last_error";
    }

    static StoredDeadLetter of(ResultSet row) throws SQLException {
        return new StoredDeadLetter(
                new DeadLetterId(
                        new LogPartition(row.getString("topic_id"), row.getInt("partition")), row.getLong("offset")),
                row.getString("topic"),
                row.getTimestamp("log_time").toInstant(),
                row.getTimestamp("dead_time").toInstant(),
                row.getBytes("key"),
                row.getBytes("original_event"),
                JsonMapper.shared().readTree(row.getString("headers")),
                row.getString("rule"),
                row.getString("error_message"),
                List.of((String[]) row.getArray("players").getArray()),
                DeadLetterStatus.of(row.getString("status")),
                row.getBytes("edited"),
                row.getInt("attempts"),
                row.getInt("since_edit"),
                row.getString("last_error"));
    }

    /** Whether it was too large to be stored completely. */
    public boolean isTruncated() {
        return headers.has(EventHeaders.TRUNCATED);
    }

    /** The bytes of a header; null if it is absent. */
    public byte @Nullable [] header(String name) {
        JsonNode shown = headers.get(name);
        return shown == null ? null : BytesJson.read(shown);
    }
}
