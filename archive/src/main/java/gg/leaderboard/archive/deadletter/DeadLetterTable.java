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

/** The table {@code dlq_events}, as the folds change it. */
@Component
public class DeadLetterTable {

    private static final String BY_ID = " WHERE topic_id = ? AND partition = ? AND \"offset\" = ?";

    // Skips players that were erased later: the other fold may have passed the erasure already.
    private static final String INSERT = """
            INSERT INTO dlq_events (topic_id, partition, "offset", topic, log_time, dead_time, key, original_event, headers,
                rule, error_message, players)
            SELECT ?, ?, ?, ?, letter.log_time, ?::timestamptz, ?::bytea, ?::bytea, ?::jsonb, ?, ?, letter.players
            FROM (SELECT ?::timestamptz AS log_time, ?::text[] AS players, ?::text AS topic_id, ?::integer AS partition,
                ?::bigint AS "offset") letter
            WHERE NOT EXISTS (
                SELECT FROM events e
                WHERE e.player_id = ANY (letter.players) AND e.event_type = 'player_erased' AND e.verdict = 'counted'
                    AND (e.ingested_at > letter.log_time OR (e.topic_id = letter.topic_id
                        AND e.partition = letter.partition AND e."offset" > letter."offset")))
            ON CONFLICT DO NOTHING""";

    private static final String IS_THE_SAME = """
            SELECT key IS NOT DISTINCT FROM ?::bytea AND original_event IS NOT DISTINCT FROM ?::bytea AND headers = ?::jsonb
            FROM dlq_events""" + BY_ID;

    // Matches only events that were really sent in that attempt: any sender can write the headers.
    private static final String AS_SENT = BY_ID + " AND sent_as[?] = ?";

    private static final String FAIL_AGAIN = """
            UPDATE dlq_events SET attempts = greatest(attempts, ?), last_error = ?,
                status = CASE WHEN status = 'sent' AND attempts <= ? THEN 'open'::letter_status ELSE status END""" + AS_SENT;

    private final JdbcTemplate jdbc;

    DeadLetterTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds dead letters, or records that a resend failed, within the current transaction. Existing rows stay unchanged. */
    void add(List<DeadLetter> letters) {
        lock();
        insert(letters.stream().filter(letter -> !recordFailure(letter)).toList());
    }

    // False if it was not resent: then it is a new dead letter, regardless of its headers.
    private boolean recordFailure(DeadLetter letter) {
        ResendAttempt sent = letter.resend();
        return sent != null && update(FAIL_AGAIN, sent, sent.attempt(), letter.reason(), sent.attempt());
    }

    private void insert(List<DeadLetter> letters) {
        int[] inserted = jdbc.batchUpdate(
                INSERT,
                letters.stream().map(letter -> row(letter.source(), letter)).toList());
        for (int i = 0; i < inserted.length; i++) {
            DeadLetter letter = letters.get(i);
            // Another dead letter has the same source, so the headers of one of them are wrong. Both are kept.
            if (inserted[i] == 0 && idIsTaken(letter)) {
                jdbc.update(INSERT, row(letter.ownId(), letter));
            }
        }
    }

    private boolean idIsTaken(DeadLetter letter) {
        DeadLetterId source = letter.source();
        return jdbc.queryForList(
                        IS_THE_SAME,
                        Boolean.class,
                        letter.key(),
                        letter.value(),
                        headers(letter),
                        source.partition().topicId(),
                        source.partition().partition(),
                        source.offset())
                .contains(false);
    }

    private static String headers(DeadLetter letter) {
        ObjectNode headers = JsonMapper.shared().createObjectNode();
        letter.headers().forEach((name, value) -> headers.set(name, BytesJson.write(value)));
        return headers.toString();
    }

    private static Object[] row(DeadLetterId id, DeadLetter letter) {
        DeadLetterId source = letter.source();
        return new Object[] {
            id.partition().topicId(),
            id.partition().partition(),
            id.offset(),
            letter.topic(),
            Timestamp.from(letter.deadTime()),
            letter.key(),
            letter.value(),
            headers(letter),
            letter.rule(),
            letter.reason(),
            Timestamp.from(letter.logTime()),
            letter.players().toArray(String[]::new),
            source.partition().topicId(),
            source.partition().partition(),
            source.offset()
        };
    }

    // Serializes the folds: an erasure sees all concurrent inserts, and inserts see concurrent erasures.
    private void lock() {
        jdbc.query("SELECT pg_advisory_xact_lock(hashtext('dlq_events'))", row -> {});
    }

    /**
     * Deletes the dead letters of a player before an erasure, within its transaction.
     *
     * @param partition of the erasure, as are {@code offset} and {@code logTime}
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
    public void resolve(Collection<ResendAttempt> letters) {
        change(letters, "UPDATE dlq_events SET status = 'resolved', last_error = NULL" + AS_SENT);
    }

    /** Opens dead letters whose resent events were not counted. */
    public void leaveOpen(Collection<ResendAttempt> letters, String error) {
        change(
                letters,
                "UPDATE dlq_events SET status = 'open', last_error = ?" + AS_SENT + " AND status = 'sent'",
                error);
    }

    private void change(Collection<ResendAttempt> letters, String update, Object... values) {
        if (!letters.isEmpty()) {
            lock();
            letters.forEach(letter -> update(update, letter, values));
        }
    }

    // False if there was no such attempt.
    private boolean update(String update, ResendAttempt sent, Object... values) {
        DeadLetterId id = sent.letter();
        List<Object> arguments = new ArrayList<>(List.of(values));
        arguments.addAll(List.of(
                id.partition().topicId(), id.partition().partition(), id.offset(), sent.attempt(), sent.eventId()));
        return jdbc.update(update, arguments.toArray()) > 0;
    }

    /** Deletes dead letters with an earlier dead time, and returns their number. */
    public int deleteOlderThan(Instant time) {
        return jdbc.update("DELETE FROM dlq_events WHERE dead_time < ?", Timestamp.from(time));
    }
}
