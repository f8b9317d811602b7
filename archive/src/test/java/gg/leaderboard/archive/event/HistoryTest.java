package gg.leaderboard.archive.event;

import static gg.leaderboard.archive.fixture.ArchiveWithoutKafka.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.archive.fixture.ArchiveWithoutKafka;
import gg.leaderboard.archive.fixture.ArchiveWithoutKafka.Reply;
import gg.leaderboard.standings.definition.ScoreBounds;
import gg.leaderboard.standings.definition.ScoreBounds.OnViolation;
import gg.leaderboard.standings.definition.UpdateMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryTest {

    @AutoClose
    private final ArchiveWithoutKafka archive = new ArchiveWithoutKafka();

    @Test
    void every_event_that_changed_the_score_has_its_amount_and_the_score_after_it() throws Exception {
        long first = log(scored("ada", "a1", 100, NOON), scored("bob", "b1", 7, NOON), scored("ada", "a2", -30, NOON));

        JsonNode history = history("global", "ada", 10).body();

        assertThat(history.path("total_events").intValue()).isEqualTo(2);
        assertThat(lines(history))
                .containsExactly("a2 counted -30 70 3@" + (first + 2), "a1 counted 100 100 3@" + first);
    }

    @Test
    void the_newest_are_listed_up_to_the_limit() throws Exception {
        log(scored("lim", "l1", 1, NOON), scored("lim", "l2", 2, NOON), scored("lim", "l3", 3, NOON));

        assertThat(lines(history("global", "lim", 2).body()))
                .satisfiesExactly(
                        newest -> assertThat(newest).startsWith("l3 counted 3 6"),
                        before -> assertThat(before).startsWith("l2 counted 2 3"));
    }

    @Test
    void cursors_lead_through_all_pages() throws Exception {
        log(scored("cur", "k1", 1, NOON), scored("cur", "k2", 2, NOON), scored("cur", "k3", 3, NOON));

        JsonNode first = history("global", "cur", 2).body();
        String path = "/api/v1/leaderboards/global/player/cur/history?limit=2&cursor=";
        JsonNode last = archive.get(path + first.path("next").stringValue()).body();

        assertThat(lines(last)).satisfiesExactly(oldest -> assertThat(oldest).startsWith("k1 counted 1 1 "));
        assertThat(last.path("next").isNull()).isTrue();
        Reply wrong = archive.get(path + "topic:3:999999");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body().path("parameter").stringValue()).isEqualTo("cursor");
    }

    @Test
    void a_copy_reports_where_the_first_was_counted() throws Exception {
        long first = log(scored("dup", "d1", 5, NOON), scored("dup", "d1", 5, NOON));

        JsonNode copy = history("global", "dup", 10).body().path("events").path(0);

        assertThat(copy.path("status").stringValue()).isEqualTo("duplicate");
        assertThat(copy.path("total").longValue()).isEqualTo(5);
        assertThat(copy.path("reason").stringValue()).endsWith("partition 3, offset " + first);
    }

    @Test
    void an_event_that_arrives_after_its_day_is_late() throws Exception {
        log(scored("late", "t1", 5, NOON.minus(Duration.ofDays(1))));

        JsonNode late = history("global", "late", 10).body().path("events").path(0);

        assertThat(late.path("status").stringValue()).isEqualTo("late");
        assertThat(late.path("reason").stringValue())
                .contains("daily 2026-11-19")
                .contains("had passed");
    }

    @Test
    void an_event_rejected_by_the_board_has_the_reason() throws Exception {
        log(submitted("rej", "r1", 9), submitted("rej", "r2", 2_000_000_000L), submitted("rej", "r3", 1));

        JsonNode events = history("arena", "rej", 10).body().path("events");

        assertThat(events.path(0).path("total").longValue()).isEqualTo(10);
        assertThat(events.path(1).path("status").stringValue()).isEqualTo("rejected");
        assertThat(events.path(1).path("reason").stringValue())
                .contains("score must be within")
                .contains("2000000000");
        assertThat(events.path(2).path("total").longValue()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({"REJECT, rejected, null, 9", "QUARANTINE, rejected, null, 9", "FLAG, counted, 30, 39"})
    void a_score_that_violates_a_bound_has_the_rule_and_the_action(
            OnViolation action, String status, String amount, long total) throws Exception {
        String player = "bound-" + action.label();
        archive.setArenaBounds(new ScoreBounds(null, null, 20L, null, null, action));
        log(submitted(player, player + "1", 9), submitted(player, player + "2", 30));
        archive.setArenaBounds(ScoreBounds.NONE);

        JsonNode history = history("arena", player, 10).body();

        // The bounds have changed since; the score keeps its verdict.
        assertThat(lines(history).get(0)).startsWith(player + "2 " + status + " " + amount + " " + total + " ");
        JsonNode entry = history.at("/events/0");
        assertThat(entry.path("rule").stringValue()).isEqualTo("max_step");
        assertThat(entry.path("action").stringValue()).isEqualTo(action.label());
        assertThat(entry.path("reason").stringValue()).contains("violates max_step");
        assertThat(history.at("/events/1/rule").isNull()).isTrue();
    }

    @Test
    void an_unreadable_event_without_a_board_is_listed_on_the_built_in_boards() throws Exception {
        log(
                scored("bad", "n1", 5, NOON),
                event("bad", "n2", "player_scored", ",\"points\":\"many\",\"game_id\":\"dust\"", NOON),
                submitted("bad", "n3", 2_000_000_000L));

        JsonNode rejected = history("global", "bad", 10).body().path("events").path(0);
        assertThat(rejected.path("status").stringValue()).isEqualTo("rejected");
        assertThat(rejected.path("reason").stringValue()).contains("points must be a whole number");
        assertThat(rejected.path("total").longValue()).isEqualTo(5);
        assertThat(history("global", "bad", 10).body().path("total_events").intValue())
                .isEqualTo(2);
        assertThat(history("game:dust", "bad", 10).body().path("total_events").intValue())
                .isEqualTo(1);
        assertThat(history("game:office", "bad", 10).status()).isEqualTo(404);
    }

    @Test
    void a_counted_event_that_violates_current_rules_is_marked_on_its_board_only() throws Exception {
        archive.setArenaUpdateMode(UpdateMode.BEST);
        log(scored("old", "o1", 5, NOON), submitted("old", "o2", 2_000_000_000L));
        archive.setArenaUpdateMode(UpdateMode.INCREMENT);

        JsonNode arena = history("arena", "old", 10).body().path("events").path(0);
        assertThat(arena.path("status").stringValue()).isEqualTo("rejected");
        assertThat(arena.path("reason").stringValue()).contains("2000000000");
        assertThat(lines(history("global", "old", 10).body()))
                .satisfiesExactly(counted -> assertThat(counted).startsWith("o1 counted 5 5 "));
    }

    @Test
    void a_removed_player_starts_from_zero() throws Exception {
        log(
                submitted("rem", "m1", 9),
                event("rem", "m2", "player_removed", ",\"leaderboard_id\":\"arena\"", NOON),
                submitted("rem", "m3", 4));

        assertThat(lines(history("arena", "rem", 10).body()))
                .satisfiesExactly(
                        later -> assertThat(later).startsWith("m3 counted 4 4 "),
                        removal -> assertThat(removal).startsWith("m2 counted null null "),
                        first -> assertThat(first).startsWith("m1 counted 9 9 "));
    }

    @Test
    void of_an_erased_player_only_the_counted_ids_remain() throws Exception {
        log(
                scored("gone", "secret-id", 5, NOON),
                event("gone", "g2", "player_erased", "", NOON),
                scored("gone", "g3", 1, NOON));

        assertThat(lines(history("global", "gone", 10).body()))
                .satisfiesExactly(
                        later -> assertThat(later).startsWith("g3 counted 1 1 "),
                        erasure -> assertThat(erasure).startsWith("g2 counted null null "));
        assertThat(archive.bean(JdbcTemplate.class)
                        .queryForList("SELECT * FROM events e WHERE e::text LIKE '%secret-id%'"))
                .isEmpty();
    }

    @Test
    void a_ban_from_some_boards_appears_only_in_their_histories_with_its_reason() throws Exception {
        log(
                scored("ban", "ban1", 5, NOON),
                event("ban", "ban2", "player_hidden", ",\"reason\":\"Aimbot\",\"leaderboard_ids\":[\"global\"]", NOON),
                event("ban", "ban3", "player_hidden", ",\"leaderboard_ids\":[\"arena\"]", NOON),
                event("ban", "ban4", "player_restored", ",\"leaderboard_ids\":[\"arena\"]", NOON));

        JsonNode history = history("global", "ban", 10).body();

        assertThat(lines(history))
                .satisfiesExactly(
                        ban -> assertThat(ban).startsWith("ban2 counted null 5 "),
                        score -> assertThat(score).startsWith("ban1 counted 5 5 "));
        assertThat(history.at("/events/0/reason").stringValue()).isEqualTo("Aimbot");
    }

    @Test
    void an_unknown_board_and_an_unknown_player_have_different_messages() throws Exception {
        assertThat(history("nowhere", "ada", 10)).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body().path("error").stringValue()).contains("no leaderboard \"nowhere\"");
        });
        assertThat(history("global", "nobody", 10)).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body().path("error").stringValue()).contains("player \"nobody\"");
        });
    }

    @Test
    void an_invalid_limit_is_rejected() throws Exception {
        Reply answer = history("global", "ada", 0);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("error").stringValue()).contains("limit").contains("0");
    }

    private static List<String> lines(JsonNode history) {
        List<String> lines = new ArrayList<>();
        history.path("events")
                .forEach(e -> lines.add(e.path("event_id").stringValue() + " "
                        + e.path("status").stringValue() + " "
                        + e.path("amount") + " " + e.path("total") + " "
                        + e.path("position").path("partition") + "@"
                        + e.path("position").path("offset")));
        return lines;
    }

    private static String scored(String player, String id, long points, Instant time) {
        return event(player, id, "player_scored", ",\"points\":" + points, time);
    }

    private static String submitted(String player, String id, long score) {
        return event(player, id, "score_submitted", ",\"leaderboard_id\":\"arena\",\"score\":" + score, NOON);
    }

    private static String event(String player, String id, String type, String fields, Instant time) {
        return "{\"event_id\":\"%s\",\"event_type\":\"%s\",\"player_id\":\"%s\",\"timestamp\":\"%s\"%s}"
                .formatted(id, type, player, time, fields);
    }

    private long log(String... events) {
        return archive.log(events);
    }

    private Reply history(String board, String player, int limit) throws Exception {
        return archive.get("/api/v1/leaderboards/%s/player/%s/history?limit=%d".formatted(board, player, limit));
    }
}
