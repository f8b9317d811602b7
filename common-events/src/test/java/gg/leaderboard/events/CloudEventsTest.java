package gg.leaderboard.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.GameEvent.PlayerScored;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String DATA = """
            {"event_id":"mine","event_type":"danced","timestamp":"2026-11-20T11:00:00Z","player_id":"p1","points":5}""";

    private static final String STRUCTURED = """
            {"specversion":"1.0","source":%s,"id":%s,"type":"gg.studio.player_scored","time":"2026-11-20T11:59:00Z",
             "data":{"event_id":"mine","event_type":"danced","player_id":"p1","points":5}}""";

    @Test
    void headers_override_the_value() {
        GameEvent event = read(Map.of(
                "ce_source", "/arena/7", "ce_id", "42", "ce_type", "player_scored", "ce_time", "2026-11-20T11:59:00Z"));

        assertThat(event).isInstanceOf(PlayerScored.class);
        assertThat(event.eventId()).isEqualTo("/arena/7#42");
        assertThat(event.timestamp()).isEqualTo(Instant.parse("2026-11-20T11:59:00Z"));
    }

    @Test
    void the_value_supplies_fields_that_the_headers_lack() {
        GameEvent event = read(Map.of("ce_source", "/arena/7", "ce_id", "42"));

        assertThat(event.type()).isEqualTo("danced");
        assertThat(event.timestamp()).isEqualTo(Instant.parse("2026-11-20T11:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"gg.studio.player_scored, player_scored", "gg.example.revived, revived", "danced, danced"})
    void the_type_is_the_text_after_the_last_dot(String type, String meant) {
        assertThat(read(Map.of("ce_source", "/arena/7", "ce_id", "42", "ce_type", type))
                        .type())
                .isEqualTo(meant);
    }

    @Test
    void a_type_that_ends_with_a_dot_is_rejected() {
        assertThatThrownBy(() -> read(Map.of("ce_source", "/arena/7", "ce_id", "42", "ce_type", "gg.studio.")))
                .hasMessage("event_type must have 1 to 128 characters; had 0");
    }

    @Test
    void without_a_time_it_happened_at_its_log_time() {
        GameEvent event =
                read(Map.of("ce_source", "/arena/7", "ce_id", "42", "ce_type", "danced"), "{\"player_id\":\"p1\"}");

        assertThat(event.timestamp()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/cloudevents+json", "Application/CloudEvents+JSON; charset=UTF-8"})
    void in_structured_mode_the_value_contains_all_attributes(String mediaType) {
        GameEvent event = read(
                Map.of("content-type", mediaType, "ce_id", "ignored"), STRUCTURED.formatted("\"/arena/7\"", "\"42\""));

        assertThat(event).isInstanceOfSatisfying(PlayerScored.class, scored -> {
            assertThat(scored.points()).isEqualTo(5);
            assertThat(scored.playerId()).isEqualTo("p1");
        });
        assertThat(event.eventId()).isEqualTo("/arena/7#42");
        assertThat(event.timestamp()).isEqualTo(Instant.parse("2026-11-20T11:59:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "null, '\"42\"', 'source is missing, and a CloudEvent must have it'",
        "'\"/arena\"', '\"\"', 'id is missing, and a CloudEvent must have it'",
        "'\"/arena\"', 42, 'id must be a string; was a number'"
    })
    void in_structured_mode_the_invalid_attribute_is_named(String source, String id, String message) {
        assertThatThrownBy(() ->
                        read(Map.of("content-type", "application/cloudevents+json"), STRUCTURED.formatted(source, id)))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage(message);
    }

    @Test
    void without_cloud_event_headers_the_value_is_unchanged() {
        assertThat(read(Map.of("ce_subject", "p1", "event_id", "other")).eventId())
                .isEqualTo("mine");
    }

    @ParameterizedTest
    @CsvSource({
        "a, b#c, a#b%23c",
        "a#b, c, a#b#c",
        "a, b%23c, a#b%2523c",
        "https://x.example/é, 1, https://x.example/é#1"
    })
    void no_two_pairs_of_source_and_id_make_the_same_id(String source, String id, String expected) {
        assertThat(CloudEvents.eventId(source, id)).isEqualTo(expected);
    }

    @Test
    void an_invalid_pair_becomes_a_digest() {
        String tooLong = CloudEvents.eventId("https://" + "x".repeat(128), "1");
        String invisible = CloudEvents.eventId("arena 7", "1");

        assertThat(tooLong).matches("sha256:[0-9a-f]{64}");
        assertThat(invisible).matches("sha256:[0-9a-f]{64}").isNotEqualTo(tooLong);
        assertThat(CloudEvents.eventId("x".repeat(126), "1")).hasSize(128).doesNotStartWith("sha256:");
    }

    @ParameterizedTest
    @CsvSource({"ce_source, ce_id", "ce_id, ce_source", "ce_type, ce_source"})
    void a_source_without_an_id_or_an_id_without_a_source_is_rejected(String there, String missing) {
        assertThatThrownBy(() -> read(Map.of(there, "x")))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage(missing + " is missing, and a CloudEvent must have it");
    }

    @Test
    void a_header_with_invalid_utf_8_is_rejected_by_name() {
        Map<String, byte[]> headers = Map.of("ce_source", new byte[] {(byte) 0xC3}, "ce_id", new byte[] {'1'});

        assertThatThrownBy(() -> CloudEvents.apply(headers::get, EventJson.parse(DATA.getBytes(UTF_8))))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage("ce_source must be UTF-8");
    }

    private static GameEvent read(Map<String, String> headers) {
        return read(headers, DATA);
    }

    private static GameEvent read(Map<String, String> headers, String value) {
        Map<String, byte[]> bytes = new HashMap<>(headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().getBytes(UTF_8))));
        return EventJson.read(
                CloudEvents.apply(bytes::get, EventJson.parse(value.getBytes(UTF_8))), NOW, () -> "unused");
    }
}
