package gg.leaderboard.archive.event;

import static gg.leaderboard.archive.fixture.ArchiveWithoutKafka.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.archive.fixture.ArchiveWithoutKafka;
import gg.leaderboard.archive.fixture.ArchiveWithoutKafka.Reply;
import gg.leaderboard.fixtures.ArchiveTables;
import gg.leaderboard.standings.definition.ScoreBounds;
import gg.leaderboard.standings.definition.ScoreBounds.OnViolation;
import gg.leaderboard.standings.definition.UpdateMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewTest {

    @AutoClose
    private final ArchiveWithoutKafka archive = new ArchiveWithoutKafka();

    private void begin(OnViolation action) {
        archive.setArenaUpdateMode(UpdateMode.BEST);
        archive.setArenaBounds(new ScoreBounds(null, 100L, 20L, null, null, action));
    }

    private static String submitted(String player, String id, long score) {
        return event(player, id, "score_submitted", ",\"score\":" + score);
    }

    private static String accepted(String player, String of, long score) {
        return event(
                player,
                "review-" + of,
                "score_accepted",
                ",\"score\":" + score + ",\"review_of\":\"" + of + "\",\"scored_at\":\"" + NOON + "\",\"logged_at\":\""
                        + NOON + "\",\"reason\":\"Checked\"");
    }

    private static String rejected(String player, String of, String more) {
        return event(
                player,
                "review-" + of,
                "score_rejected",
                ",\"review_of\":\"" + of + "\",\"logged_at\":\"" + NOON + "\"" + more);
    }

    private static String event(String player, String id, String type, String fields) {
        return "{\"event_id\":\"%s\",\"event_type\":\"%s\",\"player_id\":\"%s\",\"timestamp\":\"%s\",\"leaderboard_id\":\"arena\"%s}"
                .formatted(id, type, player, NOON, fields);
    }

    private Reply get(String path) throws Exception {
        return archive.get("/api/v1/reviews" + path);
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("data").forEach(review -> ids.add(review.path("event_id").stringValue()));
        return ids;
    }

    @Test
    void scores_that_violate_bounds_are_listed_until_they_are_decided() throws Exception {
        begin(OnViolation.QUARANTINE);
        archive.log(
                submitted("ada", "a1", 101),
                submitted("ada", "a2", 50),
                submitted("ada", "a3", 71),
                submitted("bob", "b1", 102),
                accepted("ada", "a3", 71),
                rejected("bob", "b1", ""));

        JsonNode open = get("?leaderboard_id=arena").body();
        JsonNode decided = get("/a3").body().path("data");

        assertThat(ids(open)).contains("a1").doesNotContain("a2", "a3", "b1");
        assertThat(ids(get("?status=accepted").body())).contains("a3");
        assertThat(ids(get("?status=rejected").body())).contains("b1");
        assertThat(decided.path("score").longValue()).isEqualTo(71);
        assertThat(decided.path("rule").stringValue()).isEqualTo("max_step");
        assertThat(decided.path("action").stringValue()).isEqualTo("quarantine");
        assertThat(decided.path("status").stringValue()).isEqualTo("accepted");
        assertThat(decided.path("reason").stringValue()).isEqualTo("Checked");
        assertThat(decided.path("decided_at").stringValue()).isEqualTo(NOON.toString());
        assertThat(get("/a2").status()).isEqualTo(404);
        assertThat(get("?status=lost").status()).isEqualTo(400);
        assertThat(get("?cursor=x").status()).isEqualTo(400);
        assertThat(new ArchiveTables(archive.bean(JdbcTemplate.class))
                        .boards()
                        .getOrDefault("leaderboard:arena", Map.of()))
                .containsEntry("ada", "71")
                .doesNotContainKey("bob");
        JsonNode history = archive.get("/api/v1/leaderboards/arena/player/ada/history?limit=9")
                .body();
        assertThat(history.at("/events/0/event_type").stringValue()).isEqualTo("score_accepted");
        assertThat(history.at("/events/0/total").longValue()).isEqualTo(71);
        assertThat(history.at("/events/1/status").stringValue()).isEqualTo("rejected");
        assertThat(history.at("/events/1/action").stringValue()).isEqualTo("quarantine");
    }

    @Test
    void a_second_decision_changes_nothing() throws Exception {
        begin(OnViolation.QUARANTINE);
        archive.log(submitted("cy", "c1", 103), rejected("cy", "c1", ""), accepted("cy", "c1", 103));

        assertThat(get("/c1").body().at("/data/status").stringValue()).isEqualTo("rejected");
        assertThat(new ArchiveTables(archive.bean(JdbcTemplate.class))
                        .boards()
                        .getOrDefault("leaderboard:arena", Map.of()))
                .doesNotContainKey("cy");
    }

    @Test
    void a_later_score_with_the_same_id_is_another_review() throws Exception {
        begin(OnViolation.FLAG);
        archive.log(submitted("fay", "f1", 301), rejected("fay", "f1", ""));
        archive.setLogTime(NOON.plus(Duration.ofDays(3)));
        archive.log(submitted("fay", "f1", 9_999));

        JsonNode newest = get("/f1").body().path("data");

        assertThat(newest.path("score").longValue()).isEqualTo(9_999);
        assertThat(newest.path("status").stringValue()).isEqualTo("open");
        assertThat(get("?cursor=99999999999999999:a:0:1").status()).isEqualTo(400);
    }

    @Test
    void pages_follow_each_other_and_flagged_scores_are_listed_as_well() throws Exception {
        begin(OnViolation.FLAG);
        archive.log(submitted("dan", "d1", 201), submitted("dan", "d2", 202), submitted("dan", "d3", 203));

        List<String> all = ids(get("?limit=1000").body());
        List<String> paged = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = get("?limit=1&cursor=" + cursor).body();
            paged.addAll(ids(page));
            cursor = page.path("next").asString(null);
        }

        assertThat(paged).isEqualTo(all).containsSubsequence("d1", "d2", "d3");
        assertThat(get("/d1").body().at("/data/action").stringValue()).isEqualTo("flag");
    }

    @Test
    void an_erased_player_has_no_reviews() throws Exception {
        begin(OnViolation.QUARANTINE);
        archive.log(
                submitted("eve", "e1", 104),
                submitted("eve", "e2", 105),
                rejected("eve", "e1", ",\"reason\":\"eve cheats\""));
        archive.log("{\"event_id\":\"e3\",\"event_type\":\"player_erased\",\"player_id\":\"eve\",\"timestamp\":\""
                + NOON + "\"}");

        assertThat(get("/e1").status()).isEqualTo(404);
        assertThat(ids(get("?limit=1000").body())).doesNotContain("e1", "e2");
        assertThat(archive.bean(JdbcTemplate.class)
                        .queryForList("SELECT * FROM review_decisions r WHERE r::text LIKE '%eve%'"))
                .isEmpty();
    }
}
