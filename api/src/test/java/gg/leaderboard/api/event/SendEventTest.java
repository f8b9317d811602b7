package gg.leaderboard.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.GameEventsConsumer;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestResponse;
import gg.leaderboard.testing.Servers;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SendEventTest {

    private static final String EVENTS = "/api/v1/events";

    private final RunningApi api = RunningApi.shared();
    private final GameEventsConsumer log = new GameEventsConsumer(Servers.kafka());

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void an_accepted_event_is_in_the_log_with_its_player_as_key_and_its_headers() {
        JsonNode answer = api.post(
                        EVENTS,
                        "{\"event_type\":\"player_scored\",\"player_id\":\"p1\",\"points\":5,\"event_id\":\"e-1\"}")
                .ok();

        assertThat(answer.toString()).isEqualTo("{\"success\":true,\"status\":\"success\",\"event_id\":\"e-1\"}");
        ConsumerRecord<byte[], byte[]> record = log.find("e-1");
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("p1");
        assertThat(GameEventsConsumer.header(record, "event_type")).isEqualTo("player_scored");
    }

    @Test
    void missing_fields_are_added_and_all_others_keep_every_digit() {
        String sent = "{\"event_type\":\"player_scored\",\"player_id\":\"p1\",\"data\":{\"points\":5,\"deep\":[null]},"
                + "\"weight\":0.12345678901234567890123,\"huge\":1e400,\"long\":123456789012345678901234567890,"
                + "\"half\":\"\\ud800\",\"zero\":\"\\u0000\"}";

        String id = api.post(EVENTS, sent).ok().path("event_id").stringValue();

        JsonNode logged = json(log.find(id));
        assertThat(UUID.fromString(id)).isNotNull();
        assertThat(logged.path("event_id").stringValue()).isEqualTo(id);
        assertThat(Instant.parse(logged.path("timestamp").stringValue()))
                .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
        String value = new String(log.find(id).value(), StandardCharsets.UTF_8);
        assertThat(value)
                .startsWith("{\"event_type\":\"player_scored\",\"player_id\":\"p1\","
                        + "\"data\":{\"points\":5,\"deep\":[null]},\"weight\":0.12345678901234567890123,"
                        + "\"huge\":1E+400,\"long\":123456789012345678901234567890,\"half\":\"\\uD800\","
                        + "\"zero\":\"\\u0000\"");
    }

    @Test
    void id_and_time_in_the_data_object_count() {
        String id = api.post(
                        EVENTS,
                        "{\"event_type\":\"player_joined\",\"player_id\":\"p1\",\"event_id\":null,"
                                + "\"data\":{\"event_id\":\"e-nested\",\"timestamp\":\"2026-01-02T03:04:05Z\"}}")
                .ok()
                .path("event_id")
                .stringValue();

        assertThat(id).isEqualTo("e-nested");
        assertThat(json(log.find(id)).has("timestamp")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1767323045", "1767323045000", "\"2026-01-02 03:04:05\""})
    void a_time_is_logged_as_written_with_the_ingestion_time(String time) {
        String id = api.post(
                        EVENTS, "{\"event_type\":\"player_joined\",\"player_id\":\"p1\",\"timestamp\":" + time + "}")
                .ok()
                .path("event_id")
                .stringValue();

        JsonNode logged = json(log.find(id));
        assertThat(logged.path("timestamp").toString()).isEqualTo(time);
        assertThat(Instant.parse(logged.path("ingested_at").stringValue()))
                .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
    }

    @Test
    void an_unknown_type_is_an_event() {
        String id = api.post(EVENTS, "{\"event_type\":\"weapon_bought\",\"player_id\":\"p1\"}")
                .ok()
                .path("event_id")
                .stringValue();

        assertThat(GameEventsConsumer.header(log.find(id), "event_type")).isEqualTo("weapon_bought");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "event_type  | {\"player_id\":\"p\"}",
                "player_id   | {\"event_type\":\"player_joined\"}",
                "player_id   | {\"event_type\":\"player_joined\",\"player_id\":7}",
                "player_id   | {\"event_type\":\"player_joined\",\"player_id\":\"a b\"}",
                "player_name | {\"event_type\":\"player_joined\",\"player_id\":\"p\",\"player_name\":\"\"}",
                "event_id    | {\"event_type\":\"player_joined\",\"player_id\":\"p\",\"event_id\":\"\"}",
                "timestamp   | {\"event_type\":\"player_joined\",\"player_id\":\"p\",\"timestamp\":\"yesterday\"}",
                "timestamp   | {\"event_type\":\"player_joined\",\"player_id\":\"p\",\"timestamp\":\"2099-01-01T00:00:00Z\"}",
                "points      | {\"event_type\":\"player_scored\",\"player_id\":\"p\"}",
                "points      | {\"event_type\":\"player_scored\",\"player_id\":\"p\",\"points\":\"5\"}",
                "points      | {\"event_type\":\"player_scored\",\"player_id\":\"p\",\"points\":1.5}",
                "points      | {\"event_type\":\"player_scored\",\"player_id\":\"p\",\"points\":1152921504606846976}",
                "points      | {\"event_type\":\"player_scored\",\"player_id\":\"p\",\"points\":1e400}",
                "points      | {\"event_type\":\"player_scored\",\"player_id\":\"p\",\"points\":123456789012345678901234567890}",
                "outcome     | {\"event_type\":\"match_ended\",\"player_id\":\"p\",\"outcome\":\"draw?\"}",
            })
    void an_invalid_event_is_a_problem_that_names_the_field(String field, String event) {
        JsonNode problem = api.post(EVENTS, event).problem(400);

        assertThat(problem.path("field").stringValue()).isEqualTo(field);
        assertThat(problem.path("detail").stringValue()).startsWith(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"event_type\":   | line 1, column 15",
                "{\"a\":1} x        | line 1, column",
                "[]                 | was a list",
                "''                 | was nothing",
                "{\"a\":1e99999999999} | exponent",
                "{\"data\":{\"points\":1,\"points\":2}} | has \"points\" twice",
            })
    void invalid_json_is_a_problem_with_the_position(String body, String where) {
        assertThat(api.post(EVENTS, body).error(400)).contains(where);
    }

    @Test
    void invalid_utf_8_is_a_problem_with_the_position() {
        byte[] body = "{\"event_type\":\"player_joined\",\"player_id\":\"?\"}".getBytes(StandardCharsets.UTF_8);
        body[body.length - 3] = (byte) 0xff;

        assertThat(api.post(EVENTS, body).error(400)).contains("line 1, column").contains("UTF-8");
    }

    @Test
    void json_that_is_nested_too_deeply_is_a_problem() {
        assertThat(api.post(EVENTS, "{\"x\":" + "[".repeat(30_000)).error(400)).contains("nesting depth");
    }

    @ParameterizedTest
    @ValueSource(ints = {100 * 1024, 64 * 1024 + 1, 1024 * 1024})
    void an_event_beyond_64_kib_is_too_large(int size) {
        JsonNode problem = api.post(EVENTS, event(size)).problem(413);

        assertThat(problem.path("max_bytes").intValue()).isEqualTo(65536);
    }

    @Test
    void an_event_over_64_kib_with_added_fields_is_too_large_and_not_a_dead_letter() {
        api.post(EVENTS, event(64 * 1024)).problem(413);
        api.post(EVENTS, event(64 * 1024 - 200)).ok();
    }

    private static String event(int size) {
        String head = "{\"event_type\":\"player_joined\",\"player_id\":\"p\",\"x\":\"";
        return head + "x".repeat(size - head.length() - 2) + "\"}";
    }

    @Test
    void a_cloud_event_in_structured_mode_has_the_same_id_as_over_kafka() {
        String id = sendCloudEvent("""
                        {"specversion":"1.0","source":"/arena/7","id":"42","type":"gg.studio.player_scored",
                         "time":"2026-01-02T03:04:05Z","data":{"player_id":"p1","points":5}}""", "Content-Type", "application/cloudevents+json; charset=UTF-8")
                .ok()
                .path("event_id")
                .stringValue();

        assertThat(id).isEqualTo("/arena/7#42");
        ConsumerRecord<byte[], byte[]> logged = log.find(id);
        assertThat(GameEventsConsumer.header(logged, "event_type")).isEqualTo("player_scored");
        assertThat(json(logged).path("timestamp").stringValue()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(logged.headers().lastHeader("content-type")).isNull();
    }

    @Test
    void headers_of_a_cloud_event_in_binary_mode_are_percent_decoded() {
        String id = sendCloudEvent(
                        "{\"player_id\":\"p1\",\"points\":5}",
                        "ce-source",
                        "/ar%C3%A9na+7",
                        "ce-id",
                        "43",
                        "ce-type",
                        "gg.studio.player_scored",
                        "Content-Type",
                        "application/json")
                .ok()
                .path("event_id")
                .stringValue();

        assertThat(id).isEqualTo("/aréna+7#43");
        assertThat(GameEventsConsumer.header(log.find(id), "event_type")).isEqualTo("player_scored");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, /arena, ce_id is missing",
        "application/json, 100%, ce_source contains a %",
        "application/json, %FE, ce_source must be UTF-8",
        "application/cloudevents+json, /arena, source is missing"
    })
    void an_invalid_cloud_event_is_rejected_with_the_field(String type, String source, String error) {
        assertThat(sendCloudEvent("{\"player_id\":\"p1\"}", "ce-source", source, "Content-Type", type)
                        .error(400))
                .startsWith(error);
    }

    private TestResponse sendCloudEvent(String body, String... headers) {
        return api.send("POST", EVENTS, BodyPublishers.ofString(body), headers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "nonsense"
            })
    void an_unsupported_media_type_is_a_problem_that_names_the_supported_one(String type) {
        TestResponse answer = api.send("POST", EVENTS, BodyPublishers.ofString("{}"), "Content-Type", type);

        assertThat(answer.error(415))
                .isEqualTo(
                        "Content-Type must be application/json, application/cloudevents+json; was \"" + type + "\".");
    }

    @Test
    void a_multipart_body_is_not_parsed() {
        String type = "application/x-www-form-urlencoded";
        api.send("PATCH", "/api/v1/leaderboards/form", BodyPublishers.ofString("%%"), "Content-Type", type)
                .problem(415);
        api.send(
                        "POST",
                        "/api/v1/admin/dlq/resend?q=x",
                        BodyPublishers.ofString("{}"),
                        "Content-Type",
                        "multipart/form-data; boundary=x")
                .problem(415);
    }

    private static JsonNode json(ConsumerRecord<byte[], byte[]> record) {
        return JsonMapper.builder().build().readTree(record.value());
    }
}
