package gg.leaderboard.api.moderation;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.LiveClient;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.StandingsExtension;
import gg.leaderboard.api.fixture.TestResponse;
import gg.leaderboard.api.fixture.TestStandings;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ModerationTest {

    @RegisterExtension
    static final StandingsExtension folding = new StandingsExtension();

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

    private TestResponse send(String method, String path, String... headers) {
        return api.send(method, "/api/v1/" + path, BodyPublishers.noBody(), headers);
    }

    private static void assertStatus(TestResponse answer, String status) {
        assertThat(answer.ok().toString()).isEqualTo("{\"success\":true,\"data\":{\"status\":\"" + status + "\"}}");
    }

    @Test
    void a_removed_player_leaves_the_board_and_restarts_from_zero() {
        String path = "leaderboards/" + board + "/player/" + player;

        assertStatus(send("DELETE", path), "removed");

        assertThat(send("DELETE", path).error(404)).contains(player);
        assertThat(submit(player, 3).path("score").longValue()).isEqualTo(3);
        send("DELETE", "leaderboards/none-" + unique + "/player/" + player).problem(404);
        send("DELETE", "leaderboards/" + board + "/player/a%20b").problem(400);
    }

    @Test
    void a_removal_with_a_lost_response_can_be_repeated_with_its_key() {
        String path = "leaderboards/" + board + "/player/" + player;
        String[] key = {"Idempotency-Key", "r-" + unique};
        assertStatus(send("DELETE", path, key), "removed");

        assertStatus(send("DELETE", path, key), "removed");
    }

    @Test
    void a_player_can_be_removed_from_a_built_in_board() {
        send("DELETE", "leaderboards/kills/player/" + player).problem(404);
        folding.standings().write(TestStandings.kill(player, "dust2"));

        assertStatus(send("DELETE", "leaderboards/kills/player/" + player), "removed");

        assertThat(api.get("/api/leaderboard/alltime/kills").text()).doesNotContain(player);
    }

    @Test
    void a_hidden_player_has_no_rank_until_restored_with_the_full_score() {
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
                        TestStandings.joined(player, "Name of " + player),
                        TestStandings.kill(player, "g-" + unique),
                        TestStandings.achieved(player, "First"),
                        TestStandings.achieved("q-" + unique, "Second"));
        for (String page : pages()) {
            assertThat(api.get(page).text()).as(page).contains(player);
        }
        try (LiveClient client = api.liveClient()) {
            client.next(m -> m.toString().contains("Name of " + player));
            client.send("{\"type\":\"follow\",\"leaderboard_id\":\"global\",\"player_id\":\"" + player + "\"}");
            client.next(m -> m.at("/data/rank").isNumber());

            assertStatus(send("POST", "players/" + player + "/hide"), "hidden");

            for (String page : pages()) {
                TestResponse answer = api.get(page);
                assertThat(answer.status()).as(page).isIn(200, 404);
                assertThat(answer.status() == 404 ? "" : answer.text().replaceAll("\"missing\":\\[[^]]*]", ""))
                        .as(page)
                        .doesNotContain(player);
            }
            client.next(m -> m.at("/data/player_id").asString("").equals(player)
                    && m.at("/data/rank").isNull());
            // Another achievement causes a push of the feed.
            folding.standings().write(TestStandings.achieved("q-" + unique, "Third"));
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

    private TestResponse post(String path, String json) {
        return api.post("/api/v1/" + path, json);
    }

    @Test
    void a_ban_is_listed_with_its_reason_end_and_boards() {
        Instant until = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
        assertStatus(
                post(
                        "players/" + player + "/hide",
                        "{\"reason\":\"Shortcut\",\"until\":\"" + until + "\",\"leaderboard_ids\":[\"" + board
                                + "\",\"kills\"]}"),
                "hidden");

        JsonNode listed = listed(player);
        assertThat(listed.path("bans")).hasSize(1);
        JsonNode ban = listed.at("/bans/0");
        assertThat(ban.path("reason").stringValue()).isEqualTo("Shortcut");
        assertThat(ban.path("until").stringValue()).isEqualTo(until.toString());
        assertThat(Instant.parse(ban.path("since").stringValue()))
                .isBefore(Instant.now().plusSeconds(1));
        assertThat(ban.path("leaderboard_ids"))
                .extracting(JsonNode::stringValue)
                .containsExactlyInAnyOrder(board, "kills");

        assertStatus(send("POST", "players/" + player + "/hide"), "hidden");
        assertThat(listed(player).at("/bans/0/leaderboard_ids").isNull()).isTrue();
        assertThat(listed(player).path("bans")).hasSize(2);
        assertStatus(send("POST", "players/" + player + "/restore"), "restored");
        assertThat(listed(player).isMissingNode()).isTrue();
    }

    @Test
    void a_ban_from_one_board_hides_there_only_and_a_ban_from_all_boards_takes_precedence() {
        folding.standings().write(TestStandings.kill(player, "g-" + unique));
        String there = "/api/v1/leaderboards/" + board + "/player/" + player;
        String kills = "/api/v1/leaderboards/kills/player/" + player;
        assertStatus(post("players/" + player + "/hide", "{\"leaderboard_ids\":[\"" + board + "\"]}"), "hidden");

        api.get(there).problem(404);
        api.get(kills).ok();
        api.get("/api/player/" + player).ok();

        assertStatus(send("POST", "players/" + player + "/hide"), "hidden");
        assertStatus(post("players/" + player + "/restore", "{\"leaderboard_ids\":[\"" + board + "\"]}"), "restored");
        api.get(there).problem(404);
        api.get(kills).problem(404);

        assertStatus(send("POST", "players/" + player + "/restore"), "restored");
        assertThat(api.get(there).ok().at("/data/score").longValue()).isEqualTo(5);
        api.get(kills).ok();
    }

    @Test
    void hidden_players_are_listed_in_pages() {
        for (String each : List.of("a-", "b-", "c-")) {
            assertStatus(send("POST", "players/" + each + unique + "/hide"), "hidden");
        }

        JsonNode first = api.get("/api/v1/players/hidden?limit=2&cursor=a-").ok();
        assertThat(first.path("data")).hasSize(2);
        assertThat(first.at("/data/0/player_id").stringValue()).isEqualTo("a-" + unique);
        JsonNode last = api.get("/api/v1/players/hidden?limit=2&cursor="
                        + first.path("next").stringValue())
                .ok();
        assertThat(last.at("/data/0/player_id").stringValue()).isEqualTo("c-" + unique);
        assertThat(last.has("next")).isFalse();
        api.get("/api/v1/players/hidden?limit=0").problem(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | reason          | {\"reason\":7}",
                "400 | until           | {\"until\":\"2020-01-01T00:00:00Z\"}",
                "400 | untill          | {\"untill\":\"2999-01-01T00:00:00Z\"}",
                "400 | leaderboard_ids | {\"leaderboard_ids\":[]}",
                "400 | leaderboard_id  | {\"leaderboard_id\":\"kills\"}",
                "400 | body            | {\"reason\":\"a\",\"reason\":\"b\"}",
                "400 | body            | [",
                "404 | nowhere         | {\"leaderboard_ids\":[\"nowhere\"]}",
            })
    void an_invalid_ban_is_rejected_and_hides_no_player(int status, String named, String body) {
        assertThat(post("players/" + player + "/hide", body).error(status)).contains(named);

        assertThat(listed(player).isMissingNode()).isTrue();
    }

    @Test
    void a_player_is_banned_from_at_most_100_individual_boards() {
        String games =
                IntStream.range(0, 100).mapToObj(i -> "\"game:g" + i + "\"").collect(joining(","));
        assertStatus(post("players/" + player + "/hide", "{\"leaderboard_ids\":[" + games + "]}"), "hidden");
        assertStatus(post("players/" + player + "/hide", "{\"leaderboard_ids\":[\"game:g7\"]}"), "hidden");

        post("players/" + player + "/hide", "{\"leaderboard_ids\":[\"kills\"]}").problem(409);
        folding.standings()
                .write("{\"event_type\":\"player_hidden\",\"player_id\":\"" + player
                        + "\",\"leaderboard_ids\":[\"kills\",\"game:g8\"]}");

        assertThat(listed(player).path("bans").toString())
                .doesNotContain("kills")
                .contains("game:g8");
    }

    private JsonNode listed(String player) {
        JsonNode page = api.get("/api/v1/players/hidden?limit=1000").ok().path("data");
        return page.valueStream()
                .filter(one -> one.path("player_id").stringValue().equals(player))
                .findFirst()
                .orElse(page.path(-1));
    }

    @Test
    void an_erased_player_is_deleted_everywhere() {
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
