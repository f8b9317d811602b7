package gg.leaderboard.archive.deadletter;

import gg.leaderboard.archive.store.Schema;
import gg.leaderboard.log.inlet.Inlets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Dead letters, as operators list and change them. */
@Component
public class DeadLetterRepository {

    private static final String BY_ID = " topic_id = ? AND partition = ? AND \"offset\" = ?";
    private static final String SORT_COLUMNS = "(log_time, topic_id, partition, \"offset\")";

    private final Schema schema;
    private final JdbcTemplate jdbc;
    private final Inlets inlets;

    DeadLetterRepository(Schema schema, JdbcTemplate jdbc, Inlets inlets) {
        this.schema = schema;
        this.jdbc = jdbc;
        this.inlets = inlets;
    }

    public Optional<StoredDeadLetter> find(DeadLetterId id) {
        schema.migrate();
        return jdbc
                .query(
                        "SELECT " + StoredDeadLetter.COLUMNS + " FROM dlq_events WHERE" + BY_ID,
                        (row, number) -> StoredDeadLetter.of(row),
                        key(id))
                .stream()
                .findFirst();
    }

    /**
     * Lists up to {@code limit} dead letters, each with only the beginning of its value.
     *
     * @param order by log time
     * @param after null for the first page
     */
    public List<StoredDeadLetter> list(
            DeadLetterFilter filter, Order order, @Nullable DeadLetterCursor after, int limit) {
        schema.migrate();
        DeadLetterFilter.Where where = filter.where();
        if (after != null) {
            DeadLetterId id = after.id();
            where.add(
                    SORT_COLUMNS + order.comparison + "(?, ?, ?, ?)",
                    Timestamp.from(after.logTime()),
                    id.partition().topicId(),
                    id.partition().partition(),
                    id.offset());
        }
        return jdbc.query(
                "SELECT %s FROM dlq_events WHERE %s ORDER BY log_time %s, topic_id %3$s, partition %3$s, \"offset\" %3$s LIMIT %d"
                        .formatted(StoredDeadLetter.BRIEF_COLUMNS, where.sql(), order.name(), limit),
                (row, number) -> StoredDeadLetter.of(row),
                where.arguments());
    }

    /** Counts dead letters by rule and status, the most frequent first. */
    public List<Count> count(DeadLetterFilter filter) {
        schema.migrate();
        DeadLetterFilter.Where where = filter.where();
        return jdbc.query(
                "SELECT rule, status, count(*) FROM dlq_events WHERE " + where.sql()
                        + " GROUP BY rule, status ORDER BY count(*) DESC, rule, status",
                (row, number) -> count(row),
                where.arguments());
    }

    /** As {@link #count}, of all dead letters: at most {@code limit} rows. */
    public List<Count> mostFrequent(int limit) {
        schema.migrate();
        return jdbc.query(
                "SELECT rule, status, count(*) FROM dlq_events GROUP BY rule, status ORDER BY count(*) DESC LIMIT "
                        + limit,
                (row, number) -> count(row));
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(row.getString(1), DeadLetterStatus.of(row.getString(2)), row.getLong(3));
    }

    /** Replaces the value to resend, and opens the dead letter. Returns false if it is resolved or deleted. */
    public boolean edit(StoredDeadLetter letter, byte[] value) {
        Set<String> players =
                new LinkedHashSet<>(MentionedPlayers.namedIn(null, value, inlets.mapping(letter.topic())));
        players.addAll(letter.players());
        return change(
                letter.id(),
                "edited = ?, players = ?, status = 'open', edited_after = attempts",
                "status <> 'resolved'",
                value,
                players.toArray(String[]::new));
    }

    /** Returns false if it is resolved or deleted. */
    public boolean discard(DeadLetterId id) {
        return change(id, "status = 'discarded'", "status <> 'resolved'");
    }

    /**
     * Records a resend attempt before it is sent.
     *
     * @param letter as it was read
     * @param eventId of the event to be sent
     * @return number of the attempt; empty if the dead letter has changed since it was read
     */
    public OptionalInt markSent(StoredDeadLetter letter, String eventId) {
        int attempt = letter.attempts() + 1;
        boolean first = change(
                letter.id(),
                "status = 'sent', attempts = ?, sent_as[?] = ?",
                "attempts = %d AND status = '%s' AND edited IS NOT DISTINCT FROM ?::bytea"
                        .formatted(letter.attempts(), letter.status().label()),
                attempt,
                attempt,
                eventId,
                letter.edited());
        return first ? OptionalInt.of(attempt) : OptionalInt.empty();
    }

    /** Reverts an attempt that Kafka has not confirmed. */
    public void markNotSent(DeadLetterId id, int attempt) {
        change(id, "status = 'open', attempts = attempts - 1", "attempts = %d AND status = 'sent'".formatted(attempt));
    }

    // The values of the change come first, then those of the condition.
    private boolean change(DeadLetterId id, String change, String condition, @Nullable Object... values) {
        List<@Nullable Object> arguments = new ArrayList<>(Arrays.asList(values));
        arguments.addAll(Arrays.asList(key(id)));
        return jdbc.update(
                        "UPDATE dlq_events SET " + change + " WHERE " + condition + " AND" + BY_ID, arguments.toArray())
                == 1;
    }

    private static Object[] key(DeadLetterId id) {
        return new Object[] {id.partition().topicId(), id.partition().partition(), id.offset()};
    }

    /** Number of dead letters with this rule and status. */
    public record Count(String rule, DeadLetterStatus status, long count) {}

    /** The order by log time. */
    public enum Order {
        /** The oldest first. */
        ASC(" > "),
        /** The newest first. */
        DESC(" < ");

        private final String comparison;

        Order(String comparison) {
            this.comparison = comparison;
        }
    }
}
