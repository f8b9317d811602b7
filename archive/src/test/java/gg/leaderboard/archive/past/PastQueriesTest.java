package gg.leaderboard.archive.past;

import static gg.leaderboard.archive.fixture.ArchiveWithoutKafka.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.archive.fixture.ArchiveWithoutKafka;
import gg.leaderboard.archive.fixture.ArchiveWithoutKafka.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Tests queries about moments of one day of events. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PastQueriesTest {

    private static final Instant ONE = NOON.plus(Duration.ofHours(1));
    private static final Instant TWO = NOON.plus(Duration.ofHours(2));
    private static final Instant THREE = NOON.plus(Duration.ofHours(3));
    private static final String TOP = "/range?start=0&end=9";

    @AutoClose
    private final ArchiveWithoutKafka archive = new ArchiveWithoutKafka();

    private int id;

    @BeforeAll
    void aDay() {
        archive.log(
                scored("bob", 100), scored("ada", 100), scored("cleo", 50), submitted("ada", 7), submitted("bob", 3));
        archive.setLogTime(ONE);
        archive.log(scored("cleo", 500), event("bob", "player_hidden", ""), submitted("bob", 9));
        archive.setLogTime(TWO);
        archive.log(event("bob", "player_restored", ""), event("cleo", "player_removed", ""));
        archive.setLogTime(THREE);
        archive.log(scored("dee", 1));
    }

    @Test
    void the_leader_at_a_moment_is_listed_with_ties_by_id() throws Exception {
        assertThat(entries(ask("global", TOP, NOON))).containsExactly("1 ada 100", "1 bob 100", "3 cleo 50");
        assertThat(entries(ask("global", TOP, ONE.minusMillis(1)))).isEqualTo(entries(ask("global", TOP, NOON)));
        assertThat(entries(ask("game:none", TOP, NOON))).isEmpty();
    }

    @Test
    void players_hidden_at_that_time_are_not_ranked_and_not_counted() throws Exception {
        assertThat(entries(ask("global", TOP, ONE))).containsExactly("1 cleo 550", "2 ada 100");
        assertThat(ask("global", "/player/bob?", ONE).status()).isEqualTo(404);
        assertThat(entries(ask("arena", TOP, ONE))).containsExactly("1 ada 7");
    }

    @Test
    void a_lifted_ban_and_a_removal_apply_from_their_time_on() throws Exception {
        assertThat(entries(ask("global", TOP, TWO))).containsExactly("1 ada 100", "1 bob 100");
        assertThat(entries(ask("arena", TOP, TWO))).containsExactly("1 bob 12", "2 ada 7");
        assertThat(entries(ask("global", TOP, THREE))).containsExactly("1 ada 100", "1 bob 100", "3 dee 1");
    }

    @Test
    void a_page_has_only_the_requested_positions_and_the_total() throws Exception {
        JsonNode page = ask("global", "/range?start=1&end=1", NOON).body();

        assertThat(entries(page)).containsExactly("1 bob 100");
        assertThat(page.path("total_players").longValue()).isEqualTo(3);
        assertThat(Instant.parse(page.path("log_time").stringValue())).isEqualTo(NOON);
    }

    @Test
    void a_player_has_the_next_better_score_neighbours_and_friends() throws Exception {
        JsonNode cleo = ask("global", "/player/cleo?", NOON).body();

        assertThat(cleo.path("rank").longValue()).isEqualTo(3);
        assertThat(cleo.at("/next/rank").longValue()).isEqualTo(1);
        assertThat(cleo.at("/next/points_needed").longValue()).isEqualTo(50);
        assertThat(entries(ask("global", "/around/cleo?range=1", NOON)))
                .containsExactly("1 ada 100", "1 bob 100", "3 cleo 50");
        assertThat(entries(ask("global", "/among?players=cleo&players=ada&players=nobody", NOON)))
                .containsExactly("1 ada 100", "3 cleo 50");
    }

    @Test
    void the_default_period_is_that_of_the_moment() throws Exception {
        JsonNode daily = ask("global", TOP + "&window=daily", NOON).body();

        assertThat(daily.path("period").stringValue()).isEqualTo("2026-11-20");
        assertThat(entries(daily)).hasSize(3);
        assertThat(entries(ask("global", TOP + "&window=daily&period=2026-11-19", NOON)))
                .isEmpty();
    }

    @Test
    void a_comparison_that_is_impossible_is_rejected_with_the_reason() throws Exception {
        assertThat(refusal("global", "at=yesterday"))
                .startsWith("400 at must be an instant")
                .endsWith("\"yesterday\".");
        assertThat(refusal("global", "")).startsWith("400 at is missing");
        assertThat(refusal("global", "at=2999-01-01T00:00:00Z")).startsWith("400 at must not be in the future");
        assertThat(refusal("global", "at=1969-12-31T23:59:59Z")).startsWith("400 at must not be before 1970");
        assertThat(refusal("global", "window=weekly&at=-0001-01-01T00:00:00Z"))
                .startsWith("400 at must not be before 1970");
        assertThat(refusal("global", "at=" + THREE.plusMillis(1))).startsWith("409 The archive has not reached");
        assertThat(refusal("global", "at=" + NOON.minusMillis(1))).startsWith("404 The archive begins at " + NOON);
        assertThat(refusal("nowhere", "at=" + NOON)).startsWith("404 There is no leaderboard \"nowhere\"");
        assertThat(refusal("arena", "at=" + NOON.minus(Duration.ofHours(5)))).contains("404", "did not exist at");
        assertThat(refusal("arena", "season=2&at=" + NOON)).contains("404", "no season 2");
        assertThat(refusal("global", "season=0&at=" + NOON)).contains("400", "season");
        assertThat(refusal("global", "window=fortnightly&at=" + NOON)).contains("400", "alltime, daily, weekly");
        assertThat(refusal("global", "window=daily&period=tomorrow&at=" + NOON)).contains("400", "period", "tomorrow");
    }

    private String refusal(String board, String parameters) throws Exception {
        Reply answer = archive.get("/api/v1/leaderboards/" + board + TOP + "&" + parameters);
        return answer.status() + " " + answer.body().path("error").stringValue();
    }

    private Reply ask(String board, String what, Instant at) throws Exception {
        return archive.get("/api/v1/leaderboards/" + board + what + "&at=" + at);
    }

    private static List<String> entries(Reply answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return entries(answer.body());
    }

    private static List<String> entries(JsonNode page) {
        List<String> entries = new ArrayList<>();
        page.path("entries")
                .forEach(e ->
                        entries.add(e.path("rank") + " " + e.path("player_id").stringValue() + " " + e.path("score")));
        return entries;
    }

    private String scored(String player, long points) {
        return event(player, "player_scored", ",\"points\":" + points);
    }

    private String submitted(String player, long score) {
        return event(player, "score_submitted", ",\"leaderboard_id\":\"arena\",\"score\":" + score);
    }

    private String event(String player, String type, String fields) {
        return "{\"event_id\":\"e%d\",\"event_type\":\"%s\",\"player_id\":\"%s\",\"timestamp\":\"%s\"%s}"
                .formatted(id++, type, player, NOON, fields);
    }
}
