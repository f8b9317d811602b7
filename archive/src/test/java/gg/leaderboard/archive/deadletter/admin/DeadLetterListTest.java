package gg.leaderboard.archive.deadletter.admin;

import static gg.leaderboard.archive.fixture.ArchiveWithoutKafka.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.archive.deadletter.DeadLetterId;
import gg.leaderboard.archive.fixture.ArchiveWithoutKafka;
import gg.leaderboard.archive.fixture.ArchiveWithoutKafka.Reply;
import gg.leaderboard.archive.fixture.DeadLetterFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tests reads of dead letters. Kafka is unavailable. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLetterListTest {

    private static final String DLQ = "/api/v1/admin/dlq";
    private static final String VALID =
            "{\"event_type\":\"player_scored\",\"player_id\":\"eve\",\"timestamp\":\"" + NOON + "\",\"points\":5}";

    @AutoClose
    private final ArchiveWithoutKafka archive = new ArchiveWithoutKafka("--spring.kafka.bootstrap-servers=localhost:1");

    private DeadLetterId early;
    private DeadLetterId spaced;
    private DeadLetterId bytes;
    private DeadLetterId valid;

    @BeforeAll
    void start() {
        DeadLetterFixture letterFixture = new DeadLetterFixture(archive);
        early = letterFixture.source();
        letterFixture.addLetter(
                early,
                null,
                "{\"player_id\":\"ada\",\"points\":1.5,\"name\":\"Zoë\"}".getBytes(UTF_8),
                DeadLetterFixture.headers(early, NOON.minusSeconds(60), "points must be a whole number; was 1.5"));
        spaced = letterFixture.addLetter("k", "{\"player_id\":\"bob\"}", "points must be a whole number; was a string");
        bytes = letterFixture.source();
        letterFixture.addLetter(
                bytes,
                null,
                new byte[] {(byte) 0xFF, 'Z'},
                DeadLetterFixture.headers(bytes, NOON, "event is not JSON; a byte"));
        valid = letterFixture.addLetter("eve", VALID, "leaderboard_id names no leaderboard; was \"x\"");
    }

    @Test
    void the_newest_are_listed_first_and_pages_are_complete() throws Exception {
        List<String> ids = new ArrayList<>();
        String next = "";
        do {
            Reply page = archive.get(DLQ + "?limit=1" + (next.isEmpty() ? "" : "&cursor=" + next));
            ids.addAll(ids(page));
            next = page.body().path("next").stringValue("");
        } while (!next.isEmpty());

        assertThat(ids)
                .containsExactly(valid.toString(), bytes.toString(), spaced.toString(), early.toString())
                .isEqualTo(ids(archive.get(DLQ)));
    }

    @ParameterizedTest
    @CsvSource({
        "reason=points, 2",
        "reason=points%20must%20be%20a%20whole%20number, 2",
        "reason=whole, 0",
        "player=ada, 1",
        "player=ad, 0",
        "status=open, 4",
        "status=sent, 0",
        "q=Zo%C3%AB, 1",
        "q=was%20a%20string, 1",
        "q=%25, 0",
        "to=2026-11-20T12:00:00Z, 1",
        "from=2026-11-20T12:00:00Z, 3",
        "from=2026-11-20T13:00:00%2B01:00&reason=points, 1",
        "limit=99999999999, 4",
        "q=, 4"
    })
    void letters_are_filtered_by(String query, int found) throws Exception {
        assertThat(ids(archive.get(DLQ + "?" + query))).hasSize(found);
    }

    @Test
    void they_are_counted_by_rule_and_status() throws Exception {
        JsonNode counts = data(archive.get(DLQ + "/counts"));

        assertThat(counts).hasSize(3);
        assertThat(counts.path(0).toString())
                .isEqualTo("{\"rule\":\"points must be a whole number\",\"status\":\"open\",\"count\":2}");
        assertThat(data(archive.get(DLQ + "/counts?player=ada"))
                        .path(0)
                        .path("count")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void a_letter_has_all_its_details() throws Exception {
        JsonNode letter = data(archive.get(DLQ + "/" + early));

        assertThat(letter.path("id").stringValue()).isEqualTo(early.toString());
        assertThat(letter.path("reason").stringValue()).isEqualTo("points must be a whole number; was 1.5");
        assertThat(letter.path("rule").stringValue()).isEqualTo("points must be a whole number");
        assertThat(letter.path("player_id").stringValue()).isEqualTo("ada");
        assertThat(letter.at("/source/topic").stringValue()).isEqualTo("game-events");
        assertThat(letter.at("/source/log_time").stringValue())
                .isEqualTo(NOON.minusSeconds(60).toString());
        assertThat(letter.path("key").isNull()).isTrue();
        assertThat(letter.path("value").stringValue()).contains("Zoë");
        assertThat(letter.path("edited").booleanValue()).isFalse();
    }

    @Test
    void bytes_that_are_not_text_are_shown_as_base64() throws Exception {
        assertThat(data(archive.get(DLQ + "/" + bytes)).at("/value/base64").stringValue())
                .isEqualTo("/1o=");
        assertThat(data(archive.get(DLQ + "?q=a%20byte")).at("/0/preview").stringValue())
                .isEqualTo("\uFFFDZ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"topic:3:999", "x", "a:b:c", "topic:3:-1", "topic:99999999999:1"})
    void a_letter_with_another_id_is_not_found(String id) throws Exception {
        for (Reply reply : List.of(
                archive.get(DLQ + "/" + id),
                archive.send("PUT", DLQ + "/" + id, "{}", "Content-Type", "application/json"),
                archive.send("DELETE", DLQ + "/" + id, ""),
                archive.send("POST", DLQ + "/" + id + "/resend?dry_run=true", ""))) {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.body().path("error").stringValue()).contains("no dead letter \"" + id + "\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=ten, limit",
        "status=lost, status",
        "from=yesterday, from",
        "to=2026-11-20, to",
        "to=%2B1000000-01-01T00:00:00Z, to",
        "q=%00, q",
        "cursor=x, cursor",
        "cursor=1~topic, cursor"
    })
    void an_invalid_parameter_is_named(String query, String parameter) throws Exception {
        Reply reply = archive.get(DLQ + "?" + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("parameter").stringValue()).isEqualTo(parameter);
        assertThat(reply.body().path("error").stringValue()).startsWith(parameter + " m");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{ | event is not JSON", "[] | event must be a JSON object", "'' | event must be a JSON object"})
    void an_edit_must_be_json(String value, String error) throws Exception {
        Reply reply = archive.send("PUT", DLQ + "/" + valid, value, "Content-Type", "application/json");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("error").stringValue()).startsWith(error);
    }

    @Test
    void an_edit_without_a_body_is_rejected() throws Exception {
        Reply reply = archive.send("PUT", DLQ + "/" + valid, "");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("error").stringValue()).startsWith("event must be a JSON object");
    }

    @Test
    void dry_run_must_be_true_or_false() throws Exception {
        for (String path : List.of("/" + valid + "/resend", "/resend")) {
            Reply reply = archive.send("POST", DLQ + path + "?dry_run=maybe", "");

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body().path("parameter").stringValue()).isEqualTo("dry_run");
            assertThat(reply.body().path("error").stringValue())
                    .isEqualTo("dry_run must be true or false; was \"maybe\".");
        }
    }

    @Test
    void an_edit_may_not_be_larger_than_an_event() throws Exception {
        Reply reply =
                archive.send("PUT", DLQ + "/" + valid, "{}" + " ".repeat(65_536), "Content-Type", "application/json");

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.body().path("error").stringValue()).contains("65536 bytes");
    }

    @Test
    void a_page_of_another_site_cannot_change_anything() throws Exception {
        Reply reply = archive.send("POST", DLQ + "/" + valid + "/resend", "", "Origin", "https://evil.example");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body().path("error").stringValue()).contains("Web pages must not call the archive");
        assertThat(archive.get(DLQ).status()).isEqualTo(200);
    }

    @Test
    void while_kafka_is_unavailable_a_letter_is_unchanged() throws Exception {
        Reply reply = archive.send("POST", DLQ + "/" + valid + "/resend", "");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body().path("error").stringValue()).startsWith("Kafka has not confirmed it");
        JsonNode letter = data(archive.get(DLQ + "/" + valid));
        assertThat(letter.path("status").stringValue()).isEqualTo("open");
        assertThat(letter.path("attempts").intValue()).isZero();
    }

    @Test
    void a_letter_is_not_edited_while_kafka_is_unavailable() throws Exception {
        archive.setBoardsUnavailable(true);
        Reply reply = archive.send("PUT", DLQ + "/" + valid, VALID, "Content-Type", "application/json");
        archive.setBoardsUnavailable(false);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(data(archive.get(DLQ + "/" + valid)).path("edited_value").isNull())
                .isTrue();
    }

    private static List<String> ids(Reply reply) {
        List<String> ids = new ArrayList<>();
        data(reply).forEach(letter -> ids.add(letter.path("id").stringValue()));
        return ids;
    }

    private static JsonNode data(Reply reply) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        return reply.body().path("data");
    }
}
