package gg.leaderboard.archive.resend;

import static gg.leaderboard.archive.fixture.LoneArchive.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.archive.deadletter.LetterId;
import gg.leaderboard.archive.fixture.Letterbox;
import gg.leaderboard.archive.fixture.LoneArchive;
import gg.leaderboard.archive.fixture.LoneArchive.Received;
import gg.leaderboard.archive.fixture.LoneArchive.Reply;
import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.Topics;
import gg.leaderboard.fixtures.LogClient;
import gg.leaderboard.log.MissingTopics;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.testing.Servers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** An archive sends letters to a real Kafka; what it sent is folded by hand, so that every order can be tried. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResendTest {

    private static final String DLQ = "/api/v1/admin/dlq/";

    private LoneArchive archive;
    private Letterbox letterbox;
    private LogClient log;

    @BeforeAll
    void start() {
        archive = new LoneArchive(
                "--leaderboard.archive.folds=dead-letters", "--spring.kafka.bootstrap-servers=" + Servers.kafka());
        new MissingTopics(archive.bean(Admin.class), Duration.ofSeconds(20)).create();
        letterbox = new Letterbox(archive);
        log = new LogClient(Servers.kafka());
    }

    @AfterAll
    void stop() {
        log.close();
        archive.close();
    }

    @Test
    void a_letter_is_edited_tried_sent_and_counts_once_although_it_is_sent_twice() throws Exception {
        LetterId id = letterbox.drop("ada", scored("ada", "\"5\""), "points must be a whole number; was a string");

        assertProblem(send("POST", id + "/resend", ""), 422, "points must be a whole number");
        assertThat(edit(id, scored("ada", "0.5")).at("/check/reason").stringValue())
                .contains("was 0.5");
        JsonNode edited = edit(id, scored("ada", "5"));
        assertThat(edited.at("/check/result").stringValue()).isEqualTo("would_count");
        assertThat(edited.at("/check/event_id").stringValue()).isEqualTo(id.toString());
        assertThat(edited.path("edited_value").stringValue()).isEqualTo(scored("ada", "5"));
        assertThat(edited.path("value").stringValue()).isEqualTo(scored("ada", "\"5\""));
        assertThat(result(send("POST", id + "/resend?dry_run=true", ""))).isEqualTo("would_count");
        assertThat(resent(id)).isEmpty();

        assertThat(data(send("POST", id + "/resend", "")).path("attempt").intValue())
                .isEqualTo(1);
        assertThat(data(send("POST", id + "/resend", "")).path("attempt").intValue())
                .isEqualTo(2);
        assertThat(status(id)).isEqualTo("sent");
        fold(resent(id));

        assertThat(verdicts("ada")).containsExactly("counted", "duplicate");
        assertThat(status(id)).isEqualTo("resolved");
        assertProblem(send("POST", id + "/resend", ""), 409, "was sent again and counted");
        assertProblem(send("PUT", id.toString(), "{}", "Content-Type", "application/json"), 409, "nothing left");
        assertProblem(send("DELETE", id.toString(), ""), 409, "nothing left");
    }

    @Test
    void what_is_sent_says_which_event_it_is_of_which_player_and_which_letter_it_was() throws Exception {
        LetterId id = letterbox.drop("wrong key", valid("eve"), "leaderboard_id names no leaderboard");

        send("POST", id + "/resend", "");

        ConsumerRecord<byte[], byte[]> record = resent(id).get(0);
        assertThat(record.key()).asString(UTF_8).isEqualTo("eve");
        assertThat(header(record, EventHeaders.EVENT_ID)).isEqualTo(id.toString());
        assertThat(header(record, EventHeaders.EVENT_TYPE)).isEqualTo("player_scored");
        assertThat(header(record, EventHeaders.ATTEMPT)).isEqualTo("1");
        assertThat(EventJson.read(record.value(), NOON, () -> "").eventId()).isEqualTo(id.toString());
    }

    @Test
    void what_fails_again_is_the_same_letter_until_it_was_sent_five_times() throws Exception {
        LetterId id = letterbox.drop("again", valid("again"), "leaderboard_id names no leaderboard");

        for (int attempt = 1; attempt <= 5; attempt++) {
            send("POST", id + "/resend", "");
            List<ConsumerRecord<byte[], byte[]>> sent = resent(id);
            fail(sent.get(sent.size() - 1), "failed for the " + attempt + ". time");

            JsonNode letter = data(send("GET", id.toString(), ""));
            assertThat(letter.path("status").stringValue()).isEqualTo("open");
            assertThat(letter.path("attempts").intValue()).isEqualTo(attempt);
            assertThat(letter.path("last_error").stringValue()).isEqualTo("failed for the " + attempt + ". time");
            assertThat(letter.path("reason").stringValue()).isEqualTo("leaderboard_id names no leaderboard");
        }
        assertProblem(send("POST", id + "/resend", ""), 409, "was sent 5 times");
        assertThat(data(send("GET", "?player=again", ""))).hasSize(1);

        edit(id, valid("again"));
        assertThat(data(send("POST", id + "/resend", "")).path("attempt").intValue())
                .isEqualTo(6);
    }

    @Test
    void a_failure_that_comes_late_reopens_nothing() throws Exception {
        LetterId id = letterbox.drop("late", valid("late"), "points is missing");
        send("POST", id + "/resend", "");
        send("POST", id + "/resend", "");
        List<ConsumerRecord<byte[], byte[]>> sent = resent(id);

        fail(sent.get(0), "the first failed");
        assertThat(status(id)).isEqualTo("sent");
        fold(sent.subList(1, 2));
        fail(sent.get(0), "the first failed");

        assertThat(status(id)).isEqualTo("resolved");
    }

    @Test
    void a_letter_that_failed_again_and_is_not_known_is_kept_under_its_name() throws Exception {
        LetterId unknown = letterbox.source();
        RecordHeaders headers = new RecordHeaders();
        Letterbox.add(headers, EventHeaders.LETTER, unknown);
        Letterbox.add(headers, EventHeaders.ATTEMPT, 3);
        fail(headers, valid("lost").getBytes(UTF_8), "points is missing");

        assertThat(data(send("GET", unknown.toString(), "")).path("attempts").intValue())
                .isEqualTo(3);
    }

    @Test
    void an_event_that_was_counted_already_is_not_sent() throws Exception {
        String event = valid("twice").replace("{", "{\"event_id\":\"t1\",");
        archive.log(event);
        LetterId id = letterbox.drop("twice", event, "timestamp is more than 5 minutes after it was received");

        assertProblem(send("POST", id + "/resend", ""), 409, "event_id \"t1\" was counted before at partition 3");
        assertThat(resent(id)).isEmpty();
    }

    @Test
    void a_timestamp_that_was_ahead_becomes_valid_with_time() throws Exception {
        String time = Instant.now().minus(Duration.ofMinutes(1)).toString();
        LetterId ahead = letterbox.drop("ahead", valid("ahead").replace(NOON.toString(), time), "timestamp is ahead");
        LetterId still = letterbox.drop(
                "ahead", valid("ahead").replace(NOON.toString(), "2999-01-01T00:00:00Z"), "timestamp is ahead");

        assertThat(result(send("POST", ahead + "/resend?dry_run=true", ""))).isEqualTo("would_count");
        assertProblem(send("POST", still + "/resend", ""), 422, "timestamp is more than 5 minutes after");
    }

    @Test
    void a_score_that_the_relay_refused_is_sent_as_the_event_that_it_would_have_become() throws Exception {
        LetterId source = new LetterId(new LogPartition("scores", 2), 17);
        Headers headers = Letterbox.headers(source, NOON, "score is missing");
        Letterbox.add(headers, EventHeaders.SOURCE_TOPIC, Topics.LEADERBOARD_SCORES);
        letterbox.drop(source, null, "{\"player_id\":\"bea\",\"leaderboard_id\":\"arena\"}".getBytes(UTF_8), headers);

        edit(source, "{\"player_id\":\"bea\",\"leaderboard_id\":\"arena\",\"score\":7}");
        send("POST", source + "/resend", "");
        fold(resent(source));

        assertThat(archive.get("/api/v1/leaderboards/arena/player/bea/history?limit=1")
                        .body()
                        .path("events")
                        .path(0)
                        .path("total")
                        .longValue())
                .isEqualTo(7);
        assertThat(status(source)).isEqualTo("resolved");
    }

    @Test
    void a_cloud_event_keeps_the_id_that_its_sender_knows_it_by() throws Exception {
        LetterId source = letterbox.source();
        Headers headers = Letterbox.headers(source, NOON, "points is missing");
        headers.add("ce_source", "/arena".getBytes(UTF_8)).add("ce_id", "17".getBytes(UTF_8));
        headers.add("ce_type", "player_scored".getBytes(UTF_8));
        letterbox.drop(source, null, "{\"player_id\":\"cloud\"}".getBytes(UTF_8), headers);

        JsonNode check = edit(source, "{\"player_id\":\"cloud\",\"points\":1,\"timestamp\":\"" + NOON + "\"}")
                .path("check");

        assertThat(check.path("result").stringValue()).isEqualTo("would_count");
        assertThat(check.path("event_id").stringValue()).isEqualTo("/arena#17");
    }

    @Test
    void a_discarded_letter_is_not_sent_until_it_is_edited() throws Exception {
        LetterId id = letterbox.drop("off", valid("off"), "points is missing");

        assertThat(data(send("DELETE", id.toString(), "")).path("status").stringValue())
                .isEqualTo("discarded");
        assertProblem(send("POST", id + "/resend", ""), 409, "is discarded");
        edit(id, valid("off"));

        assertThat(status(id)).isEqualTo("open");
    }

    @Test
    void many_are_only_tried_unless_asked_otherwise() throws Exception {
        LetterId first = letterbox.drop("many", valid("many"), "points is missing");
        LetterId broken = letterbox.drop("many", "{", "event is not JSON");
        LetterId last = letterbox.drop("many", valid("many"), "points is missing");

        JsonNode tried = data(send("POST", "resend?player=many", ""));
        assertThat(tried.path("dry_run").booleanValue()).isTrue();
        assertThat(tried.at("/counts/would_count").intValue()).isEqualTo(2);
        assertThat(tried.at("/counts/refused").intValue()).isEqualTo(1);
        assertThat(tried.at("/results/1/id").stringValue()).isEqualTo(broken.toString());
        assertThat(tried.at("/results/1/reason").stringValue()).startsWith("event is not JSON");
        assertThat(resent(first)).isEmpty();

        Reply page = send("POST", "resend?player=many&dry_run=false&limit=1", "");
        assertThat(data(page).at("/results/0/id").stringValue()).isEqualTo(first.toString());
        Reply rest = send(
                "POST",
                "resend?player=many&dry_run=false&cursor="
                        + page.body().path("next").stringValue(),
                "");
        assertThat(data(rest).at("/counts/sent").intValue()).isEqualTo(1);
        assertThat(rest.body().has("next")).isFalse();
        assertThat(resent(first)).hasSize(1);
        assertThat(resent(last)).hasSize(1);
    }

    @Test
    void many_can_be_named() throws Exception {
        LetterId one = letterbox.drop("named", valid("named"), "points is missing");
        letterbox.drop("named", valid("named"), "points is missing");
        LetterId unknown = letterbox.source();

        JsonNode answer =
                data(send("POST", "resend?dry_run=false", "{\"ids\":[\"%s\",\"%s\"]}".formatted(one, unknown)));

        assertThat(answer.path("results")).hasSize(2);
        assertThat(answer.at("/results/0/result").stringValue()).isEqualTo("sent");
        assertThat(answer.at("/results/1/reason").stringValue()).contains("no dead letter");
        assertProblem(send("POST", "resend", "{\"ids\":[17]}"), 400, "ids must hold ids of dead letters");
        assertProblem(send("POST", "resend", "{\"id\":[]}"), 400, "body must be");
        assertProblem(send("POST", "resend", "ids"), 400, "body is not JSON");
    }

    @Test
    void a_letter_in_kafka_is_listed_a_moment_later() throws Exception {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(Topics.DEAD_LETTERS, "real".getBytes(UTF_8), "{".getBytes(UTF_8));
        Letterbox.headers(letterbox.source(), NOON, "event is not JSON").forEach(letter.headers()::add);
        log.send(letter);
        log.flush();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(data(send("GET", "?player=real", ""))).hasSize(1));
    }

    private static String scored(String player, String points) {
        return "{\"event_type\":\"player_scored\",\"player_id\":\"%s\",\"timestamp\":\"%s\",\"points\":%s}"
                .formatted(player, NOON, points);
    }

    private static String valid(String player) {
        return scored(player, "5");
    }

    private Reply send(String method, String path, String body, String... headers) throws Exception {
        return archive.send(method, path.startsWith("?") ? "/api/v1/admin/dlq" + path : DLQ + path, body, headers);
    }

    private JsonNode edit(LetterId id, String value) throws Exception {
        return data(send("PUT", id.toString(), value, "Content-Type", "application/json"));
    }

    private String status(LetterId id) throws Exception {
        return data(send("GET", id.toString(), "")).path("status").stringValue();
    }

    private static String result(Reply reply) {
        return data(reply).path("result").stringValue();
    }

    private static JsonNode data(Reply reply) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        assertThat(reply.body().path("success").booleanValue()).isTrue();
        return reply.body().path("data");
    }

    private static void assertProblem(Reply reply, int status, String error) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
        assertThat(reply.body().path("error").stringValue()).contains(error);
        assertThat(reply.body().path("success").booleanValue()).isFalse();
    }

    /** What was sent to the log of a letter. */
    private List<ConsumerRecord<byte[], byte[]>> resent(LetterId id) {
        return log.read(Topics.GAME_EVENTS).stream()
                .filter(record -> id.toString().equals(header(record, EventHeaders.LETTER)))
                .toList();
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private void fold(List<ConsumerRecord<byte[], byte[]>> records) {
        assertThat(records).isNotEmpty();
        List<Received> received = new ArrayList<>();
        records.forEach(record -> received.add(new Received(record.key(), record.value(), record.headers())));
        archive.log(received);
    }

    private void fail(ConsumerRecord<byte[], byte[]> sent, String reason) {
        fail(sent.headers(), sent.value(), reason);
    }

    /** As the processor does: what the record carried, and where it lies now. */
    private void fail(Headers carried, byte[] value, String reason) {
        LetterId now = letterbox.source();
        Headers headers = new RecordHeaders(carried);
        Letterbox.headers(now, Instant.now(), reason)
                .forEach(header -> headers.remove(header.key()).add(header));
        letterbox.drop(now, null, value, headers);
    }

    private List<String> verdicts(String player) {
        return Objects.requireNonNull(archive.bean(JdbcTemplate.class)
                .queryForList("SELECT verdict FROM events WHERE player = ? ORDER BY \"offset\"", String.class, player));
    }
}
