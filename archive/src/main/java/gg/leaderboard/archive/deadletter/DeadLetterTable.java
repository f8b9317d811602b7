package gg.leaderboard.archive.deadletter;

import gg.leaderboard.standings.LogPartition;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The dead letters, as the log changes them. */
@Component
public class DeadLetterTable {

    private static final String HERE = " WHERE topic_id = ? AND partition = ? AND \"offset\" = ?";

    // Not that of a player who has been erased since. The folds run apart: the erasure may have come by already.
    private static final String INSERT = """
            INSERT INTO dlq_events (topic_id, partition, "offset", topic, log_time, dead_time, key, value, headers, rule,
                reason, players, attempts, last_error)
            SELECT ?, ?, ?, ?, letter.log_time, ?::timestamptz, ?::bytea, ?::bytea, ?::jsonb, ?, ?, letter.players, ?, ?::text
            FROM (SELECT ?::timestamptz AS log_time, ?::text[] AS players, ?::text AS topic_id, ?::integer AS partition,
                ?::bigint AS "offset") letter
            WHERE NOT EXISTS (
                SELECT FROM events e
                WHERE e.player = ANY (letter.players) AND e.type = 'player_erased' AND e.verdict = 'counted'
                    AND (e.log_time > letter.log_time OR (e.topic_id = letter.topic_id
                        AND e.partition = letter.partition AND e."offset" > letter."offset")))
            ON CONFLICT DO NOTHING""";

    private static final String FAIL_AGAIN = """
            UPDATE dlq_events SET attempts = greatest(attempts, ?), last_error = ?,
                status = CASE WHEN status = 'sent' AND attempts <= ? THEN 'open'::letter_status ELSE status END""" + HERE;

    private final JdbcTemplate jdbc;

    DeadLetterTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds letters, or notes that they failed again, within the current transaction. Those that are there stay as they are. */
    void add(List<DeadLetter> letters) {
        lock();
        List<Object[]> first = new ArrayList<>();
        letters.stream().filter(letter -> letter.sentAgain() == null).forEach(letter -> first.add(row(letter)));
        jdbc.batchUpdate(INSERT, first);
        letters.stream().filter(letter -> letter.sentAgain() != null).forEach(this::failAgain);
    }

    private void failAgain(DeadLetter letter) {
        LetterId id = letter.id();
        int known = jdbc.update(
                FAIL_AGAIN,
                letter.attempt(),
                letter.reason(),
                letter.attempt(),
                id.partition().topicId(),
                id.partition().partition(),
                id.offset());
        if (known == 0) {
            // Kafka holds it and no longer what it was at first: better kept as it is now than lost.
            jdbc.update(INSERT, row(letter));
        }
    }

    private static Object[] row(DeadLetter letter) {
        LetterId id = letter.id();
        LetterId source = letter.source();
        ObjectNode headers = JsonMapper.shared().createObjectNode();
        letter.headers().forEach((name, value) -> headers.set(name, LetterText.show(value)));
        return new Object[] {
            id.partition().topicId(),
            id.partition().partition(),
            id.offset(),
            letter.topic(),
            Timestamp.from(letter.deadTime()),
            letter.key(),
            letter.value(),
            headers.toString(),
            letter.rule(),
            letter.reason(),
            letter.attempt(),
            letter.sentAgain() == null ? null : letter.reason(),
            Timestamp.from(letter.logTime()),
            letter.players().toArray(String[]::new),
            source.partition().topicId(),
            source.partition().partition(),
            source.offset()
        };
    }

    // Whoever folds changes letters alone: an erasure waits until letters under way are there to be deleted, and they
    // until it is there to be seen.
    private void lock() {
        jdbc.query("SELECT pg_advisory_xact_lock(hashtext('dlq_events'))", row -> {});
    }

    /**
     * Deletes what a player left behind before an erasure, within the transaction of that.
     *
     * @param partition where the erasure lies, at {@code offset} and {@code logTime}
     */
    public void erase(String player, LogPartition partition, long offset, Instant logTime) {
        lock();
        jdbc.update(
                """
                DELETE FROM dlq_events
                WHERE players @> ?::text[] AND (log_time < ? OR (topic_id = ? AND partition = ? AND "offset" < ?))""",
                new String[] {player},
                Timestamp.from(logTime),
                partition.topicId(),
                partition.partition(),
                offset);
    }

    /** Notes that letters were counted, within the transaction that counts them. */
    public void resolve(Collection<LetterId> letters) {
        change(letters, "UPDATE dlq_events SET status = 'resolved', last_error = NULL" + HERE);
    }

    /** Notes that letters were sent again and not counted, of those of which that is not known yet. */
    public void leaveOpen(Collection<LetterId> letters, String error) {
        change(letters, "UPDATE dlq_events SET status = 'open', last_error = ?" + HERE + " AND status = 'sent'", error);
    }

    private void change(Collection<LetterId> letters, String update, Object... values) {
        if (letters.isEmpty()) {
            return;
        }
        lock();
        for (LetterId id : letters) {
            List<Object> arguments = new ArrayList<>(List.of(values));
            arguments.addAll(List.of(id.partition().topicId(), id.partition().partition(), id.offset()));
            jdbc.update(update, arguments.toArray());
        }
    }

    /** Deletes letters that became dead before {@code time}, and says how many. */
    public int deleteOlderThan(Instant time) {
        return jdbc.update("DELETE FROM dlq_events WHERE dead_time < ?", Timestamp.from(time));
    }
}
