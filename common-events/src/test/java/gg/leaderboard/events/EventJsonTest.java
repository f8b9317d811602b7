package gg.leaderboard.events;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.GameEvent.AchievementUnlocked;
import gg.leaderboard.events.GameEvent.MatchEnded;
import gg.leaderboard.events.GameEvent.OtherEvent;
import gg.leaderboard.events.GameEvent.PlayerDied;
import gg.leaderboard.events.GameEvent.PlayerErased;
import gg.leaderboard.events.GameEvent.PlayerHidden;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.events.GameEvent.PlayerRemoved;
import gg.leaderboard.events.GameEvent.PlayerRestored;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.events.GameEvent.ScoreAccepted;
import gg.leaderboard.events.GameEvent.ScoreRejected;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final EventInfo INFO = new EventInfo("e1", NOW, "p1", "Ærø 🦊", "arena");

    static Stream<GameEvent> events() {
        EventInfo bare = new EventInfo("e2", Instant.EPOCH, "p1", null, null);
        return Stream.of(
                new PlayerScored(INFO, 100, Actions.KILL),
                new PlayerScored(bare, -Rules.MAX_POINTS, null),
                new PlayerJoined(INFO),
                new AchievementUnlocked(INFO, "First blood", "rare"),
                new ScoreSubmitted(INFO, "weekly-cup", Rules.MAX_SCORE),
                new PlayerDied(INFO, "p2"),
                new PlayerDied(bare, null),
                new MatchEnded(INFO, MatchEnded.Outcome.DRAW),
                new PlayerRemoved(bare, "arena"),
                new PlayerHidden(bare, null, null, List.of()),
                new PlayerHidden(bare, "Aimbot; see ticket 7", NOW.plusMillis(1), List.of("arena", "game:a:b")),
                new PlayerRestored(bare, List.of(), null),
                new PlayerRestored(bare, List.of("arena"), "e1"),
                new PlayerErased(bare),
                new ScoreAccepted(bare, "arena", 7L, "e1", NOW.minusMillis(1), NOW, null),
                new ScoreAccepted(bare, "arena", null, "e1", NOW, NOW, "Checked the replay"),
                new ScoreRejected(bare, "arena", "e1", NOW, null),
                new OtherEvent(INFO, "danced"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_written_event_is_read_unchanged(GameEvent event) {
        assertThat(EventJson.read(EventJson.write(event), NOW, () -> "unused")).isEqualTo(event);
    }

    @Test
    void fields_of_a_nested_data_object_count_as_top_level_fields() {
        GameEvent event = read("""
                {"event_type":"player_scored","timestamp":"2026-11-20T12:00:00Z","player_id":"p1","event_id":"e1",
                 "data":{"points":5,"action":"kill","player_id":"ignored"}}""");

        assertThat(event).isInstanceOfSatisfying(PlayerScored.class, scored -> {
            assertThat(scored.points()).isEqualTo(5);
            assertThat(scored.playerId()).isEqualTo("p1");
        });
    }

    @ParameterizedTest
    @CsvSource({"kill,kill", "headshot,headshot", "assist,assist"})
    void an_action_as_type_is_a_scored_event_with_no_points_by_default(String type, String action) {
        assertThat(read(json(type, ""))).isEqualTo(new PlayerScored(info(), 0, action));
        assertThat(read(json(type, ",\"points\":150"))).isEqualTo(new PlayerScored(info(), 150, action));
    }

    @Test
    void player_score_with_a_score_is_a_scored_event() {
        assertThat(read(json("player_score", ",\"data\":{\"score\":42}")))
                .isEqualTo(new PlayerScored(info(), 42, null));
    }

    @Test
    void an_event_without_an_id_gets_the_supplied_one() {
        String withoutId = json("player_joined", "").replace("\"event_id\":\"e1\",", "");

        assertThat(EventJson.read(bytes(withoutId), NOW, () -> "topic:3:17").eventId())
                .isEqualTo("topic:3:17");
    }

    @Test
    void only_moderation_may_have_the_id_of_a_decision() {
        String json =
                "{\"event_id\":\"review:1\",\"event_type\":\"%s\",\"player_id\":\"ada\",\"leaderboard_id\":\"arena\",\"review_of\":\"e1\",\"logged_at\":0}";

        assertThat(read(json.formatted("score_rejected")).eventId()).isEqualTo("review:1");
        assertThatThrownBy(() -> read(json.formatted("noise")))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("event_id must not begin with review:");
    }

    @Test
    void a_field_that_is_null_counts_as_absent() {
        assertThat(read(json("player_joined", ",\"player_name\":null")).info().playerName())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T12:00:00Z,2026-11-20T12:00:00Z",
        "2026-11-20T13:30:00+01:30,2026-11-20T12:00:00Z",
        "2026-11-20T13:00:00.123456+0100,2026-11-20T12:00:00.123456Z",
        "2026-11-20T12:00:00.5,2026-11-20T12:00:00.500Z",
        "2026-11-20T12:04,2026-11-20T12:04:00Z",
        "2026-11-20 12:00:00,2026-11-20T12:00:00Z",
        "2026-11-20 12:00:00Z,2026-11-20T12:00:00Z",
        "2026-11-20 13:00:00.25+01:00,2026-11-20T12:00:00.250Z"
    })
    void a_timestamp_may_have_an_offset_or_a_space_and_is_utc_without_an_offset(String written, Instant meant) {
        String json = json("player_joined", "").replace("2026-11-20T12:00:00Z", written);

        assertThat(read(json).timestamp()).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "1795176000,2026-11-20T12:00:00Z",
        "1795176000.5,2026-11-20T12:00:00.500Z",
        "1795176000250,2026-11-20T12:00:00.250Z",
        "1.795176E9,2026-11-20T12:00:00Z",
        "0,1970-01-01T00:00:00Z",
        "1e-999999999,1970-01-01T00:00:00Z",
        "null,2026-11-20T12:00:00Z"
    })
    void a_timestamp_may_be_seconds_or_milliseconds_since_1970_and_defaults_to_log_time(String written, Instant meant) {
        String json = json("player_joined", "").replace("\"2026-11-20T12:00:00Z\"", written);

        assertThat(read(json).timestamp()).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | must be ISO 8601, such as 2026-11-20T12:00:00Z, or seconds or milliseconds since 1970; was true or false",
                "\"1795176000\" | must be ISO 8601",
                "\"2026-11-20  12:00:00\" | must be ISO 8601",
                "-1 | must be 1970 or later",
                "1795176301 | more than 5 minutes",
                "1e999999999 | more than 5 minutes",
                "-1e999999999 | must be 1970 or later",
            })
    void an_invalid_timestamp_is_rejected(String written, String message) {
        refused(json("player_joined", "").replace("\"2026-11-20T12:00:00Z\"", written), "timestamp", message);
    }

    @Test
    void an_achievement_without_a_name_has_its_id_as_name_and_is_common_by_default() {
        assertThat(read(json("achievement_unlocked", ",\"data\":{\"achievement_id\":\"ace\"}")))
                .isEqualTo(new AchievementUnlocked(info(), "ace", "common"));
        assertThat(read(json("achievement_unlocked", ",\"achievement_id\":\"ace\",\"achievement_rarity\":\"rare\"")))
                .isEqualTo(new AchievementUnlocked(info(), "ace", "rare"));
        assertThat(read(json(
                        "achievement_unlocked",
                        ",\"achievement_id\":7,\"achievement_name\":\"Ace\",\"achievement_rarity\":\"rare\"")))
                .isEqualTo(new AchievementUnlocked(info(), "Ace", "rare"));
    }

    @Test
    void the_ingestion_time_is_written_with_the_event() {
        GameEvent event = new PlayerJoined(INFO);
        byte[] json = EventJson.write(event, NOW.plusSeconds(1));

        assertThat(EventJson.parse(json).path("ingested_at").stringValue()).isEqualTo("2026-11-20T12:00:01Z");
        assertThat(EventJson.read(json, NOW, () -> "unused")).isEqualTo(event);
    }

    @Test
    void a_timestamp_may_be_at_most_five_minutes_ahead() {
        assertThat(read(json("player_joined", "").replace("12:00:00Z", "12:05:00Z")))
                .isNotNull();
        refused(json("player_joined", "").replace("12:00:00Z", "12:05:01Z"), "timestamp", "more than 5 minutes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "player_scored | ,\"points\":1000000001 | points | within ±1000000000; was 1000000001",
                "player_scored | ,\"points\":1.0 | points | must be a whole number; was 1.0",
                "player_scored | ,\"points\":true | points | was true or false",
                "player_scored | ,\"points\":1,\"action\":\"\" | action | must have 1 to 64 characters; had 0",
                "player_joined | ,\"player_name\":\"a\\u0000b\" | player_name | control characters",
                "player_joined | ,\"player_name\":\"  \" | player_name | must hold a visible character",
                "player_joined | ,\"game_id\":\"a b\" | game_id | visible characters",
                "player_joined | ,\"game_id\":\"a\\u200Bb\" | game_id | visible characters",
                "player_joined | ,\"game_id\":\"\\ud800\" | game_id | visible characters",
                "score_submitted | ,\"leaderboard_id\":\"x\",\"score\":9007199254740992 | score | within ±9007199254740991",
                "achievement_unlocked | ,\"achievement_name\":\"x\" | achievement_rarity | is missing",
                "achievement_unlocked | | achievement_name | is missing",
                "achievement_unlocked | ,\"achievement_id\":7 | achievement_id | must be a string",
                "achievement_unlocked | ,\"achievement_id\":\"\" | achievement_id | must have 1 to 64 characters",
                "achievement_unlocked | ,\"achievement_id\":\"x\",\"achievement_name\":\"y\" | achievement_rarity | is missing",
                "player_hidden | ,\"leaderboard_id\":\"x\" | leaderboard_id | may not be given: some leaderboards are named by leaderboard_ids",
                "player_hidden | ,\"leaderboard_ids\":\"x\" | leaderboard_ids | must be a list of at least one string; was a string",
                "player_hidden | ,\"leaderboard_ids\":[] | leaderboard_ids | must be a list of at least one string; was empty",
                "player_hidden | ,\"leaderboard_ids\":[\"x\",7] | leaderboard_ids | must be a list of strings; has a number",
                "player_hidden | ,\"leaderboard_ids\":[\"a b\"] | leaderboard_ids | visible characters",
                "player_hidden | ,\"reason\":\" \" | reason | must hold a visible character",
                "player_hidden | ,\"reason\":7 | reason | must be a string",
                "player_hidden | ,\"until\":\"tomorrow\" | until | must be ISO 8601",
                "player_hidden | ,\"until\":\"2026-11-20T12:00:00Z\" | until | must be after it was received",
                "player_hidden | ,\"until\":\"+12026-11-20T12:00:00Z\" | until | must be within the years 1970 to 9999",
                "player_restored | ,\"leaderboard_ids\":[\"\"] | leaderboard_ids | must have 1 to 128 characters",
                "player_restored | ,\"ban_id\":\"a b\" | ban_id | visible characters",
                "score_accepted | ,\"leaderboard_id\":\"b\",\"review_of\":\"e\",\"scored_at\":0,\"logged_at\":\"2026-11-20T12:05:01Z\" | logged_at | more than 5 minutes after",
                "score_accepted | ,\"leaderboard_id\":\"b\",\"review_of\":\"e\",\"scored_at\":0 | logged_at | is missing",
                "score_rejected | ,\"leaderboard_id\":\"b\",\"logged_at\":0 | review_of | is missing",
                "score_rejected | ,\"leaderboard_id\":\"b\",\"review_of\":\"e\" | logged_at | is missing",
                "player_erased | ,\"leaderboard_ids\":[\"x\"] | leaderboard_ids | may not be given: this event is about all leaderboards",
                "match_ended | ,\"outcome\":\"WIN\" | outcome | must be one of [win, loss, draw]; was \"WIN\"",
            })
    void a_violated_rule_is_reported_with_the_field_and_the_value(
            String type, @Nullable String fields, String field, String message) {
        refused(json(type, fields == null ? "" : fields), field, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"points\":1,\"points\":2} | points",
                "{\"points\":1,\"p\\u006fints\":2} | points",
                "{\"points\":1,\"points\":null} | points",
                "{\"x\":[{\"tags\":{},\"y\":1,\"tags\":{\"y\":2}}]} | tags",
                "{\"data\":{\"player_id\":\"a\",\"player_id\":\"b\"}} | player_id",
                "{\"a\\u001b\":1,\"a\\u001b\":1} | a\\u001b",
            })
    void a_duplicate_key_in_an_object_is_rejected_by_name(String json, String key) {
        refused(json, "event", "may not have a key twice in one object; has \"" + key + "\" twice");
    }

    @Test
    void a_long_key_is_truncated_in_the_message() {
        String key = "k".repeat(5000);

        assertThatThrownBy(() -> read("{\"" + key + "\":1,\"" + key + "\":1}"))
                .isInstanceOfSatisfying(
                        InvalidEventException.class,
                        e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void the_same_key_may_be_in_several_objects() {
        assertThat(read(json("player_joined", ",\"x\":[{\"y\":{\"x\":1}},{\"y\":{\"x\":1}}]")))
                .isNotNull();
    }

    @Test
    void ids_and_names_are_counted_in_characters_not_in_bytes() {
        assertThat(read(json("player_joined", ",\"player_name\":\"" + "🦊".repeat(64) + "\""))
                        .info()
                        .playerName())
                .hasSize(128);
        refused(json("player_joined", ",\"player_name\":\"" + "🦊".repeat(65) + "\""), "player_name", "had 65");
    }

    @Test
    void a_ban_names_at_most_100_leaderboards_and_a_reason_of_500_characters() {
        assertThat(read(json("player_hidden", ",\"reason\":\"" + "🦊".repeat(500) + "\"")))
                .isNotNull();
        refused(json("player_hidden", ",\"reason\":\"" + "x".repeat(501) + "\""), "reason", "1 to 500 characters");
        String boards =
                IntStream.rangeClosed(0, 100).mapToObj(i -> "\"b" + i + "\"").collect(joining(","));
        refused(json("player_hidden", ",\"leaderboard_ids\":[" + boards + "]"), "leaderboard_ids", "at most 100");
    }

    @Test
    void a_record_has_at_most_64_kib() {
        String json = json("player_joined", "");
        String full = json + " ".repeat(Rules.MAX_BYTES - json.length());

        assertThat(read(full)).isNotNull();
        refused(full + " ", "event", "at most 65536 bytes; had 65537");
    }

    @Test
    void quoted_text_cannot_break_a_log_line() {
        refused(json("player_joined", ",\"game_id\":\"a\\n\\u001b[31mb\""), "game_id", "\"a\\u000a\\u001b[31mb\"");
    }

    @Test
    void all_topics_use_log_time() {
        assertThat(Topics.ALL)
                .extracting(topic -> topic.config().get("message.timestamp.type"))
                .containsOnly("LogAppendTime");
    }

    private static void refused(String json, String field, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        InvalidEventException.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageStartingWith(field)
                .hasMessageContaining(message);
    }

    private static GameEvent read(String json) {
        return EventJson.read(bytes(json), NOW, () -> "made");
    }

    private static EventInfo info() {
        return new EventInfo("e1", NOW, "p1", null, null);
    }

    private static String json(String type, String fields) {
        return "{\"event_id\":\"e1\",\"event_type\":\"" + type
                + "\",\"timestamp\":\"2026-11-20T12:00:00Z\",\"player_id\":\"p1\"" + fields + "}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C1B6", // an overlong encoding of v
                "EDA080", // half of a surrogate pair
                "F4908080", // past the last code point
                "C3", // cut off
                "FF"
            })
    void invalid_utf_8_is_rejected_everywhere(String hex) {
        byte[] bad = HexFormat.of().parseHex(hex);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        json.writeBytes(
                bytes("{\"event_type\":\"player_joined\",\"player_id\":\"p\",\"note\":\"" + "ö".repeat(10_000)));
        json.writeBytes(bad);
        json.writeBytes(bytes("\"}"));

        assertThatThrownBy(() -> EventJson.parse(json.toByteArray()))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith("event is not JSON");
    }

    @Test
    void other_unicode_encodings_are_rejected() {
        String event = "{\"event_type\":\"player_joined\",\"player_id\":\"p\"}";
        for (Charset charset :
                List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE, Charset.forName("UTF-32"))) {
            assertThatThrownBy(() -> EventJson.parse(event.getBytes(charset)))
                    .isInstanceOf(InvalidEventException.class);
        }
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
