package gg.leaderboard.archive.deadletter.admin;

import static gg.leaderboard.archive.fixture.ArchiveWithKafka.assertProblem;
import static gg.leaderboard.archive.fixture.ArchiveWithKafka.data;
import static gg.leaderboard.archive.fixture.ArchiveWithKafka.header;
import static gg.leaderboard.archive.fixture.ArchiveWithKafka.scored;
import static gg.leaderboard.archive.fixture.ArchiveWithKafka.valid;
import static gg.leaderboard.archive.fixture.ArchiveWithoutKafka.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.archive.deadletter.DeadLetterId;
import gg.leaderboard.archive.fixture.ArchiveWithKafka;
import gg.leaderboard.archive.fixture.ArchiveWithoutKafka.Received;
import gg.leaderboard.archive.fixture.ArchiveWithoutKafka.Reply;
import gg.leaderboard.archive.fixture.DeadLetterFixture;
import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Tests the results of resent dead letters. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResendTest {

    @AutoClose
    private final ArchiveWithKafka desk = new ArchiveWithKafka();

    @Test
    void a_letter_is_edited_checked_resent_twice_and_counted_once() throws Exception {
        DeadLetterId id = desk.deadLetters()
                .addLetter("ada", scored("ada", "\"5\""), "points must be a whole number; was a string");

        assertProblem(desk.send("POST", id + "/resend", ""), 422, "points must be a whole number");
        assertThat(desk.edit(id, scored("ada", "0.5")).at("/check/reason").stringValue())
                .contains("was 0.5");
        JsonNode edited = desk.edit(id, scored("ada", "5"));
        assertThat(edited.at("/check/result").stringValue()).isEqualTo("would_count");
        assertThat(edited.at("/check/event_id").stringValue()).isEqualTo(id.toString());
        assertThat(edited.path("edited_value").stringValue()).isEqualTo(scored("ada", "5"));
        assertThat(edited.path("value").stringValue()).isEqualTo(scored("ada", "\"5\""));
        assertThat(result(desk.send("POST", id + "/resend?dry_run=true", ""))).isEqualTo("would_count");
        assertThat(desk.resentRecords(id)).isEmpty();

        assertThat(data(desk.send("POST", id + "/resend", "")).path("attempt").intValue())
                .isEqualTo(1);
        assertThat(data(desk.send("POST", id + "/resend", "")).path("attempt").intValue())
                .isEqualTo(2);
        assertThat(desk.status(id)).isEqualTo("sent");
        desk.fold(desk.resentRecords(id));

        assertThat(verdicts("ada")).containsExactly("counted", "duplicate");
        assertThat(desk.status(id)).isEqualTo("resolved");
        assertProblem(desk.send("POST", id + "/resend", ""), 409, "was resent and counted");
        assertProblem(
                desk.send("PUT", id.toString(), "{}", "Content-Type", "application/json"), 409, "cannot be edited");
        assertProblem(desk.send("DELETE", id.toString(), ""), 409, "cannot be discarded");
    }

    @Test
    void a_truncated_letter_is_sent_only_after_an_edit() throws Exception {
        DeadLetterId id = desk.deadLetters().source();
        Headers headers = DeadLetterFixture.headers(id, NOON, "record must have at most 1114124 bytes");
        DeadLetterFixture.add(headers, EventHeaders.TRUNCATED, "value");
        DeadLetterFixture.add(headers, EventHeaders.VALUE_SIZE, "2097152");
        DeadLetterFixture.add(headers, EventHeaders.VALUE_SHA256, "ab12");
        // The kept part may be valid on its own.
        desk.deadLetters().addLetter(id, "ada".getBytes(UTF_8), valid("ada").getBytes(UTF_8), headers);

        JsonNode letter = data(desk.send("GET", id.toString(), ""));
        assertThat(letter.path("truncated").toString())
                .isEqualTo("{\"parts\":\"value\",\"value_size\":\"2097152\",\"value_sha256\":\"ab12\"}");
        assertProblem(desk.send("POST", id + "/resend", ""), 409, "was too large to be stored completely; edit it");
        assertThat(desk.edit(id, valid("ada")).at("/check/result").stringValue())
                .isEqualTo("would_count");
        assertThat(data(desk.send("POST", id + "/resend", "")).path("attempt").intValue())
                .isEqualTo(1);
    }

    @Test
    void a_resent_event_has_the_headers_of_the_event_and_of_the_letter() throws Exception {
        DeadLetterId id =
                desk.deadLetters().addLetter("wrong key", valid("eve"), "leaderboard_id names no leaderboard");

        desk.send("POST", id + "/resend", "");

        ConsumerRecord<byte[], byte[]> record = desk.resentRecords(id).get(0);
        assertThat(record.key()).asString(UTF_8).isEqualTo("eve");
        assertThat(header(record, EventHeaders.EVENT_ID)).isEqualTo(id.toString());
        assertThat(header(record, EventHeaders.EVENT_TYPE)).isEqualTo("player_scored");
        assertThat(header(record, EventHeaders.ATTEMPT)).isEqualTo("1");
        assertThat(EventJson.read(record.value(), NOON, () -> "").eventId()).isEqualTo(id.toString());
    }

    @Test
    void a_letter_that_fails_again_is_the_same_letter_and_is_sent_at_most_five_times() throws Exception {
        DeadLetterId id = desk.deadLetters().addLetter("again", valid("again"), "leaderboard_id names no leaderboard");

        for (int attempt = 1; attempt <= 5; attempt++) {
            desk.send("POST", id + "/resend", "");
            List<ConsumerRecord<byte[], byte[]>> sent = desk.resentRecords(id);
            fail(sent.get(sent.size() - 1), "failed for the " + attempt + ". time");

            JsonNode letter = data(desk.send("GET", id.toString(), ""));
            assertThat(letter.path("status").stringValue()).isEqualTo("open");
            assertThat(letter.path("attempts").intValue()).isEqualTo(attempt);
            assertThat(letter.path("last_error").stringValue()).isEqualTo("failed for the " + attempt + ". time");
            assertThat(letter.path("reason").stringValue()).isEqualTo("leaderboard_id names no leaderboard");
        }
        assertProblem(desk.send("POST", id + "/resend", ""), 409, "was sent 5 times");
        assertThat(data(desk.send("GET", "?player=again", ""))).hasSize(1);

        desk.edit(id, valid("again"));
        assertThat(data(desk.send("POST", id + "/resend", "")).path("attempt").intValue())
                .isEqualTo(6);
    }

    @Test
    void a_resent_copy_is_reopened_with_the_reason() throws Exception {
        String event = valid("copy").replace("{", "{\"event_id\":\"c1\",");
        DeadLetterId id = desk.deadLetters().addLetter("copy", event, "points is missing");
        desk.send("POST", id + "/resend", "");
        desk.archive().log(event);

        desk.fold(desk.resentRecords(id));

        JsonNode letter = data(desk.send("GET", id.toString(), ""));
        assertThat(letter.path("status").stringValue()).isEqualTo("open");
        assertThat(letter.path("last_error").stringValue()).contains("was counted before");
    }

    @Test
    void a_late_failure_reopens_nothing() throws Exception {
        DeadLetterId id = desk.deadLetters().addLetter("late", valid("late"), "points is missing");
        desk.send("POST", id + "/resend", "");
        desk.send("POST", id + "/resend", "");
        List<ConsumerRecord<byte[], byte[]>> sent = desk.resentRecords(id);

        fail(sent.get(0), "the first failed");
        assertThat(desk.status(id)).isEqualTo("sent");
        desk.fold(sent.subList(1, 2));
        fail(sent.get(0), "the first failed");

        assertThat(desk.status(id)).isEqualTo("resolved");
    }

    @Test
    void a_letter_that_was_never_resent_is_a_separate_letter_regardless_of_its_headers() throws Exception {
        DeadLetterId unknown = desk.deadLetters().source();

        DeadLetterId own = desk.fail(claim(unknown, "3"), valid("lost").getBytes(UTF_8), "points is missing");

        assertProblem(desk.send("GET", unknown.toString(), ""), 404, "There is no dead letter");
        JsonNode letter = data(desk.send("GET", own.toString(), ""));
        assertThat(letter.path("attempts").intValue()).isZero();
        assertThat(letter.path("status").stringValue()).isEqualTo("open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "0", "-1", "999999", "99999999999", "first", ""})
    void a_record_of_another_sender_resolves_no_letter_and_counts_no_attempt(String attempt) throws Exception {
        DeadLetterId id =
                desk.deadLetters().addLetter("victim", valid("victim"), "leaderboard_id names no leaderboard");

        for (int sent = 0; sent < 2; sent++) {
            JsonNode before = data(desk.send("GET", id.toString(), ""));
            String strangers = valid("stranger").replace("{", "{\"event_id\":\"" + id + sent + attempt + "\",");
            desk.archive().log(List.of(new Received(null, strangers.getBytes(UTF_8), claim(id, attempt))));
            DeadLetterId invalid = desk.fail(claim(id, attempt), strangers.getBytes(UTF_8), "points is missing");
            DeadLetterId garbage = desk.fail(claim(id, attempt), "garbage".getBytes(UTF_8), "event is not JSON");

            assertThat(data(desk.send("GET", id.toString(), ""))).isEqualTo(before);
            assertThat(desk.status(invalid)).isEqualTo("open");
            assertThat(desk.status(garbage)).isEqualTo("open");
            desk.send("POST", id + "/resend", "");
        }
        assertThat(verdicts("stranger")).contains("counted");
        desk.fold(desk.resentRecords(id));
        assertThat(desk.status(id)).isEqualTo("resolved");
    }

    @Test
    void an_attempt_counts_by_the_event_it_sent_although_the_letter_was_edited_later() throws Exception {
        DeadLetterId id =
                desk.deadLetters().addLetter("edited", valid("edited"), "leaderboard_id names no leaderboard");
        desk.send("POST", id + "/resend", "");
        String other = valid("edited").replace("{", "{\"event_id\":\"other-" + id + "\",");
        desk.edit(id, other);

        desk.archive().log(List.of(new Received(null, other.getBytes(UTF_8), claim(id, "1"))));
        assertThat(desk.status(id)).isEqualTo("open");
        desk.fold(desk.resentRecords(id));

        assertThat(desk.status(id)).isEqualTo("resolved");
    }

    @Test
    void a_dead_letter_in_kafka_is_soon_listed() throws Exception {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(Topics.DEAD_LETTERS, "real".getBytes(UTF_8), "{".getBytes(UTF_8));
        DeadLetterFixture.headers(desk.deadLetters().source(), NOON, "event is not JSON")
                .forEach(letter.headers()::add);
        desk.log().send(letter);
        desk.log().flush();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(data(desk.send("GET", "?player=real", ""))).hasSize(1));
    }

    // Any sender can write such a record.
    private static Headers claim(DeadLetterId letter, String attempt) {
        Headers headers = new RecordHeaders();
        DeadLetterFixture.add(headers, EventHeaders.LETTER, letter);
        DeadLetterFixture.add(headers, EventHeaders.ATTEMPT, attempt);
        return headers;
    }

    private static String result(Reply reply) {
        return data(reply).path("result").stringValue();
    }

    private List<String> verdicts(String player) {
        return desk.archive()
                .bean(JdbcTemplate.class)
                .queryForList(
                        "SELECT verdict FROM events WHERE player_id = ? ORDER BY \"offset\"", String.class, player);
    }

    private void fail(ConsumerRecord<byte[], byte[]> sent, String reason) {
        desk.fail(sent.headers(), sent.value(), reason);
    }
}
