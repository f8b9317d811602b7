package gg.leaderboard.processor;

import static gg.leaderboard.fixtures.TestEvents.event;
import static gg.leaderboard.fixtures.TestEvents.scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.Topics;
import gg.leaderboard.fixtures.AsyncApi;
import gg.leaderboard.log.Version;
import gg.leaderboard.processor.fixture.RunningProcessor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BadInputTest {

    @TempDir
    static Path directory;

    private static RunningProcessor processor;

    @BeforeAll
    static void start() {
        processor = new RunningProcessor(directory).start();
    }

    @AfterAll
    static void stop() {
        processor.close();
    }

    /** Returns the bad records by their fault, with the expected reason in the dead letter. */
    private static Map<String, Bad> badRecords() {
        Map<String, Bad> bad = new LinkedHashMap<>();
        bad.put("broken JSON", new Bad("{\"event_type\":\"player_scored\",", "event is not JSON"));
        bad.put("no JSON at all", new Bad("hello", "event is not JSON"));
        bad.put("empty", new Bad("", "event"));
        bad.put("a list", new Bad("[1,2]", "event must be a JSON object"));
        bad.put(
                "a key twice",
                new Bad(event("bad", "player_scored", "\"points\":1,\"points\":2"), "has \"points\" twice"));
        bad.put(
                "a player that nobody sees",
                new Bad(scored("\u3164", 1), "player_id may hold only visible characters"));
        bad.put("a missing type", new Bad(scored("bad", 1).replace("event_type", "typ"), "event_type is missing"));
        bad.put("a missing player", new Bad(scored("bad", 1).replace("player_id", "id"), "player_id is missing"));
        bad.put(
                "a time that is true",
                new Bad(
                        scored("bad", 1).replaceFirst("\"timestamp\":\"[^\"]*\"", "\"timestamp\":true"),
                        "timestamp must be ISO 8601"));
        bad.put("missing points", new Bad(event("bad", "player_scored", ""), "points is missing"));
        bad.put(
                "points as text",
                new Bad(event("bad", "player_scored", "\"points\":\"5\""), "points must be a whole number"));
        bad.put(
                "half a point",
                new Bad(event("bad", "player_scored", "\"points\":0.5"), "points must be a whole number"));
        bad.put("2^60 points", new Bad(scored("bad", 1L << 60), "points must be within ±1000000000"));
        bad.put(
                "points past any number",
                new Bad(event("bad", "player_scored", "\"points\":" + "9".repeat(40)), "points is out of range"));
        bad.put(
                "a player that is a number",
                new Bad(scored("x", 1).replace("\"x\"", "17"), "player_id must be a string"));
        bad.put("a player with a space", new Bad(scored("a b", 1), "player_id may hold only visible characters"));
        bad.put("a record of 100 KiB", new Bad(scored("bad", 1) + " ".repeat(100 * 1024), "at most 65536 bytes"));
        bad.put(
                "a timestamp next year",
                new Bad(
                        scored("bad", 1).replaceFirst("\"timestamp\":\"\\d{4}", "\"timestamp\":\"2999"),
                        "timestamp is more than 5 minutes after"));
        bad.put(
                "a timestamp that is none",
                new Bad(scored("bad", 1).replaceFirst("\"timestamp\":\"[^\"]*", "\"timestamp\":\"today"), "ISO 8601"));
        bad.put(
                "a thousand nested lists",
                new Bad(
                        event("bad", "player_scored", "\"x\":" + "[".repeat(1000) + "]".repeat(1000)),
                        "nesting depth"));
        bad.put("an unknown outcome", new Bad(event("bad", "match_ended", "\"outcome\":\"lost\""), "one of"));
        return bad;
    }

    static List<String> kinds() {
        return List.copyOf(badRecords().keySet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void goes_to_the_dead_letters_as_received_and_no_other_record_is_lost(String kind) {
        Bad bad = Objects.requireNonNull(badRecords().get(kind));
        byte[] value = bad.json().getBytes(StandardCharsets.UTF_8);
        String key = "bad-" + UUID.randomUUID();
        processor.log().send("good", scored("good", 7));
        processor.log().send(key, value);
        processor.log().send("good", scored("good", 8));
        processor.log().flush();

        ConsumerRecord<byte[], byte[]> letter = awaitDeadLetter(key);
        assertThat(letter.value()).isEqualTo(value);
        assertThat(header(letter, EventHeaders.REASON)).contains(bad.reason());
        assertThat(header(letter, EventHeaders.SOURCE_TOPIC)).isEqualTo(Topics.GAME_EVENTS);
        assertThat(header(letter, EventHeaders.REASON)).startsWith(header(letter, EventHeaders.RULE));
        assertThat(header(letter, EventHeaders.SOURCE_TOPIC_ID)).matches("[A-Za-z0-9_-]{22}");
        assertThat(header(letter, EventHeaders.SOURCE_OFFSET)).matches("\\d+");
        processor.awaitExpectedStandings();
        assertThat(processor.template().hasKey("player:stats:bad")).isFalse();
        assertThat(processor.readiness()).startsWith("200");
    }

    @Test
    void the_running_version_can_be_read() {
        assertThat(processor.get("/actuator/info"))
                .contains("\"version\":\"" + Version.current().number() + "\"")
                .contains("\"commit\":\"" + Version.current().commit() + "\"");
    }

    @Test
    void a_null_value_goes_to_the_dead_letters() {
        String key = "null-" + UUID.randomUUID();
        processor.log().send(key, (byte[]) null);
        processor.log().send("good", scored("good", 7));
        processor.log().flush();

        assertThat(awaitDeadLetter(key).value()).isNull();
        processor.awaitExpectedStandings();
    }

    @Test
    void bytes_that_are_not_utf_8_go_to_the_dead_letters_unchanged() {
        String key = "bytes-" + UUID.randomUUID();
        byte[] value = {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'};
        processor.log().send(key, value);
        processor.log().flush();

        assertThat(awaitDeadLetter(key).value()).isEqualTo(value);
        processor.awaitExpectedStandings();
        assertThat(processor.get("/metrics"))
                .containsPattern("leaderboard_events_rejected_total\\{rule=\"not_json\",service=\"processor\"} [1-9]")
                .containsPattern("leaderboard_events_counted_total\\{service=\"processor\"} [1-9]")
                .contains("leaderboard_fold_lag_seconds{fold=\"standings\",service=\"processor\"} ");
    }

    @Test
    void an_unknown_type_is_valid_and_counts_in_the_profile() {
        processor.log().send("dancer", event("dancer", "danced", "\"steps\":3"));
        processor.log().flush();

        processor.awaitExpectedStandings();
        assertThat(processor.template().<String, String>opsForHash().get("player:stats:dancer", "event:danced"))
                .isEqualTo("1");
    }

    @Test
    void a_name_with_markup_is_unchanged() {
        String name = "<img onerror=alert(1) src=x>";
        processor.log().send("hacker", event("hacker", "player_joined", "\"player_name\":\"" + name + "\""));
        processor.log().flush();

        processor.awaitExpectedStandings();
        assertThat(processor.template().<String, String>opsForHash().get("player:stats:hacker", "player_name"))
                .isEqualTo(name);
    }

    @Test
    void a_cloud_event_counts_once_regardless_of_the_id_in_its_value() {
        sendCloudEvent("cloudy", Map.of("ce_source", "/arena", "ce_id", "1", "ce_type", "danced"));
        sendCloudEvent("cloudy", Map.of("ce_source", "/arena", "ce_id", "1", "ce_type", "danced"));
        sendCloudEvent("cloudy", Map.of("ce_source", "/other", "ce_id", "1", "ce_type", "danced"));

        // A player's events are counted in order. When the last one is counted, all are.
        sendCloudEvent("cloudy", Map.of("ce_source", "/arena", "ce_id", "2", "ce_type", "left"));
        await().atMost(Duration.ofSeconds(20)).until(() -> counts("cloudy", "event:left"), "1"::equals);
        assertThat(counts("cloudy", "event:danced")).isEqualTo("2");
    }

    @Test
    void a_cloud_event_without_its_source_goes_to_the_dead_letters() {
        String key = "cloud-" + UUID.randomUUID();
        sendCloudEvent(key, Map.of("ce_id", "1"));

        assertThat(header(awaitDeadLetter(key), EventHeaders.REASON)).startsWith("ce_source is missing");
    }

    @Test
    void a_resent_letter_that_fails_again_has_the_id_of_the_original_once() {
        String key = "again-" + UUID.randomUUID();
        ProducerRecord<byte[], byte[]> again = new ProducerRecord<>(Topics.GAME_EVENTS, bytes(key), bytes("{"));
        Map.of(
                        EventHeaders.LETTER,
                        "topic:0:7",
                        EventHeaders.ATTEMPT,
                        "2",
                        EventHeaders.REASON,
                        "an older reason",
                        EventHeaders.RULE,
                        "an older rule",
                        EventHeaders.SOURCE_OFFSET,
                        "an older offset",
                        "trace",
                        "kept")
                .forEach((name, value) -> again.headers().add(name, bytes(value)));
        processor.log().send(again);
        processor.log().flush();

        ConsumerRecord<byte[], byte[]> letter = awaitDeadLetter(key);
        assertThat(letter.headers()).extracting(Header::key).doesNotHaveDuplicates();
        assertThat(header(letter, EventHeaders.LETTER)).isEqualTo("topic:0:7");
        assertThat(header(letter, EventHeaders.ATTEMPT)).isEqualTo("2");
        assertThat(header(letter, "trace")).isEqualTo("kept");
        assertThat(header(letter, EventHeaders.RULE)).isEqualTo("event is not JSON");
        assertThat(header(letter, EventHeaders.REASON)).startsWith("event is not JSON at line 1");
        assertThat(header(letter, EventHeaders.SOURCE_OFFSET)).matches("\\d+");
    }

    @Test
    void all_violations_of_one_rule_have_the_same_rule_text() {
        String early = "rule-" + UUID.randomUUID();
        String late = "rule-" + UUID.randomUUID();
        processor.log().send(early, scored("bad", 1L << 60).getBytes(StandardCharsets.UTF_8));
        processor.log().send(late, scored("bad", 1L << 61).getBytes(StandardCharsets.UTF_8));
        processor.log().flush();

        assertThat(header(awaitDeadLetter(early), EventHeaders.RULE))
                .isEqualTo(header(awaitDeadLetter(late), EventHeaders.RULE))
                .isEqualTo("points must be within ±1000000000");
    }

    @Test
    void the_asyncapi_document_has_the_limits_of_dead_letters() {
        assertThat(AsyncApi.maxLength("DeadLetterHeaders", EventHeaders.REASON))
                .isEqualTo(DeadLetterRecord.MAX_REASON_CHARACTERS);
        assertThat(AsyncApi.maxLength("DeadLetterHeaders", EventHeaders.RULE))
                .isEqualTo(DeadLetterRecord.MAX_RULE_CHARACTERS);
    }

    private static @Nullable String counts(String player, String field) {
        return processor.template().<String, String>opsForHash().get("player:stats:" + player, field);
    }

    private static void sendCloudEvent(String key, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                Topics.GAME_EVENTS, bytes(key), bytes(event("cloudy", "player_scored", "\"points\":1")));
        headers.forEach((name, value) -> message.headers().add(name, bytes(value)));
        processor.log().send(message);
        processor.log().flush();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ConsumerRecord<byte[], byte[]> awaitDeadLetter(String key) {
        ConsumerRecord<byte[], byte[]> letter = await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(
                        () -> processor.log().read(Topics.DEAD_LETTERS).stream()
                                .filter(r -> new String(r.key(), StandardCharsets.UTF_8).equals(key))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        assertThat(AsyncApi.problems(letter)).isEmpty();
        return letter;
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private record Bad(String json, String reason) {}
}
