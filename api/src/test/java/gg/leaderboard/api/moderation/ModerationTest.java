package gg.leaderboard.api.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.Answer;
import gg.leaderboard.api.fixture.Folding;
import gg.leaderboard.api.fixture.LiveClient;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.StandingsInRedis;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class ModerationTest {

    @RegisterExtension
    static final Folding folding = new Folding();

    private final RunningApi api = RunningApi.shared();
    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String board = "m-" + unique;
    private final String player = "p-" + unique;

    @BeforeEach
    void score() {
        api.post("/api/v1/leaderboards", "{\"id\":\"" + board + "\",\"update_mode\":\"increment\"}");
        submit(player, 5);
    }

    private JsonNode submit(String player, long score) {
        return api.post(
                        "/api/v1/scores",
                        "{\"player_id\":\"" + player + "\",\"leaderboard_id\":\"" + board + "\",\"score\":" + score
                                + "}")
                .ok()
                .path("data");
    }

    private Answer send(String method, String path, String... headers) {
        return api.send(method, "/api/v1/" + path, BodyPublishers.noBody(), headers);
    }

    private static void assertStatus(Answer answer, String status) {
        assertThat(answer.ok().toString()).isEqualTo("{\"success\":true,\"data\":{\"status\":\"" + status + "\"}}");
    }

    @Test
    void a_removed_player_is_gone_from_that_board_and_begins_anew() {
        String path = "leaderboards/" + board + "/player/" + player;

        assertStatus(send("DELETE", path), "removed");

        assertThat(send("DELETE", path).error(404)).contains(player);
        assertThat(submit(player, 3).path("score").longValue()).isEqualTo(3);
        send("DELETE", "leaderboards/none-" + unique + "/player/" + player).problem(404);
        send("DELETE", "leaderboards/" + board + "/player/a%20b").problem(400);
    }

    @Test
    void a_removal_whose_answer_was_lost_can_be_sent_again_with_its_key() {
        String path = "leaderboards/" + board + "/player/" + player;
        String[] key = {"Idempotency-Key", "r-" + unique};
        assertStatus(send("DELETE", path, key), "removed");

        assertStatus(send("DELETE", path, key), "removed");
    }

    @Test
    void a_player_can_be_removed_from_a_built_in_board() {
        send("DELETE", "leaderboards/kills/player/" + player).problem(404);
        folding.standings().write(StandingsInRedis.kill(player, "dust2"));

        assertStatus(send("DELETE", "leaderboards/kills/player/" + player), "removed");

        assertThat(api.get("/api/leaderboard/alltime/kills").text()).doesNotContain(player);
    }

    @Test
    void a_hidden_player_has_no_rank_until_restored_and_then_stands_where_the_scores_say() {
        assertStatus(send("POST", "players/" + player + "/hide"), "hidden");

        JsonNode unseen = submit(player, 2);
        assertThat(unseen.path("score").isNull()).isTrue();
        assertThat(unseen.path("rank").isNull()).isTrue();
        assertThat(submit("q-" + unique, 1).path("rank").longValue()).isEqualTo(1);

        assertStatus(send("POST", "players/" + player + "/restore"), "restored");
        assertThat(submit(player, 1).path("score").longValue()).isEqualTo(8);
    }

    @Test
    void a_hidden_player_appears_on_no_page_feed_or_push_until_restored() {
        folding.standings()
                .write(
                        StandingsInRedis.joined(player, "Name of " + player),
                        StandingsInRedis.kill(player, "g-" + unique),
                        StandingsInRedis.achieved(player, "First"),
                        StandingsInRedis.achieved("q-" + unique, "Second"));
        for (String page : pages()) {
            assertThat(api.get(page).text()).as(page).contains(player);
        }
        try (LiveClient client = api.live()) {
            client.next(m -> m.toString().contains("Name of " + player));
            client.send("{\"type\":\"follow\",\"leaderboard_id\":\"global\",\"player_id\":\"" + player + "\"}");
            client.next(m -> m.at("/data/rank").isNumber());

            assertStatus(send("POST", "players/" + player + "/hide"), "hidden");

            for (String page : pages()) {
                Answer answer = api.get(page);
                assertThat(answer.status()).as(page).isIn(200, 404);
                assertThat(answer.status() == 404 ? "" : answer.text().replaceAll("\"missing\":\\[[^]]*]", ""))
                        .as(page)
                        .doesNotContain(player);
            }
            client.next(m -> m.at("/data/player_id").asString("").equals(player)
                    && m.at("/data/rank").isNull());
            // Another achievement has the feed pushed again.
            folding.standings().write(StandingsInRedis.achieved("q-" + unique, "Third"));
            JsonNode overview = client.next(m -> m.toString().contains("Third"));
            assertThat(overview.toString()).contains("Second").doesNotContain(player);

            assertStatus(send("POST", "players/" + player + "/restore"), "restored");

            for (String page : pages()) {
                assertThat(api.get(page).text()).as(page).contains(player);
            }
            client.next(m -> m.at("/data/recent_achievements").toString().contains(player));
        }
    }

    private List<String> pages() {
        String one = "/api/v1/leaderboards/" + board;
        return List.of(
                "/api/achievements",
                "/api/player/" + player,
                "/api/leaderboard",
                "/api/leaderboard/daily/kills",
                one + "/top",
                one + "/top?players=" + player,
                one + "/range",
                one + "/around/" + player,
                one + "/player/" + player,
                "/topk?gameId=" + board,
                "/rank/" + player + "?gameId=" + board);
    }

    @Test
    void an_erased_player_is_forgotten() {
        api.get("/api/player/" + player).ok();

        assertStatus(send("DELETE", "players/" + player), "erased");

        api.get("/api/player/" + player).problem(404);
        assertThat(submit(player, 1).path("score").longValue()).isEqualTo(1);
    }

    @Test
    void a_key_makes_a_retry_safe() {
        String[] key = {"Idempotency-Key", "k-" + unique};
        assertStatus(send("DELETE", "players/" + player, key), "erased");
        submit(player, 4);

        assertStatus(send("DELETE", "players/" + player, key), "erased");

        assertThat(submit(player, 1).path("score").longValue()).isEqualTo(5);
    }
}
