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
 * A dead letter as it is kept.
 *
 * @param topic where it was received
 * @param logTime when it was received there
 * @param deadTime when it became a dead letter
 * @param key as received, like {@code value}
 * @param headers those that say something of the event, as {@link BytesJson} shows them
 * @param rule the reason in the words that all who broke the same rule share
 * @param players whom it may be about, the likeliest first
 * @param edited what is sent instead of {@code value}
 * @param attempts how often it was sent again
 * @param attemptsSinceEdit those of them that sent what would be sent now
 * @param lastError why it failed again
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

    /** What {@link #of} reads. */
    static final String COLUMNS = columns("original_event");

    /** As {@link #COLUMNS}, with no more of the value than a list shows. */
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

    /** Whether a part of what was received is missing, because it was too large. */
    public boolean isTruncated() {
        return headers.has(EventHeaders.TRUNCATED);
    }

    /** The bytes of a header; null if it has none of this name. */
    public byte @Nullable [] header(String name) {
        JsonNode shown = headers.get(name);
        return shown == null ? null : BytesJson.read(shown);
    }
}
