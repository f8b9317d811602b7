package gg.leaderboard.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.api.fixture.LiveClient;
import gg.leaderboard.api.fixture.ProtectedApi;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.StandingsExtension;
import gg.leaderboard.api.fixture.TestResponse;
import gg.leaderboard.web.security.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Nothing of a board reaches those who may not read it. */
class PrivateBoardsTest {

    @RegisterExtension
    static final StandingsExtension folding = new StandingsExtension();

    private static final AccessBoards BOARDS = new AccessBoards();
    private static final RunningApi API = ProtectedApi.api();
    private static final String SERVER_BOARD = "/api/v1/leaderboards/" + BOARDS.id("server");

    @BeforeAll
    static void createBoards() {
        BOARDS.createAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/leaderboards/%s/player/",
                "/api/v1/leaderboards/%s/around/",
                "/api/v1/leaderboards/%s/top?players=",
                "/api/v1/leaderboards/%s/player/p1?at=never&also=",
                "/rank/p1?gameId=%s&also="
            })
    void a_refusal_is_the_same_for_any_player(String path) {
        String read = path.formatted(BOARDS.id("server"));

        // The URL of the request is in the problem.
        BOARDS.get(read + "nobody", "player").problem(403);
        assertThat(BOARDS.get(read + "nobody", "player").text().replace("nobody", Principals.PLAYER))
                .isEqualTo(BOARDS.get(read + Principals.PLAYER, "player").text());
        API.get(read + "nobody").problem(401);
        assertThat(API.get(read + "nobody").text().replace("nobody", Principals.PLAYER))
                .isEqualTo(API.get(read + Principals.PLAYER).text());
        assertThat(API.get(read + "nobody").header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void no_encoding_of_a_path_bypasses_the_check() {
        String encoded = SERVER_BOARD.replace("-server", "%2Dserver") + "/top";

        API.get(encoded).problem(401);
        BOARDS.get(encoded, "read").ok();
        assertThat(API.send("HEAD", SERVER_BOARD + "/top", BodyPublishers.noBody())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void shared_caches_keep_nothing_and_a_known_version_does_not_help() {
        TestResponse page = BOARDS.get(SERVER_BOARD + "/top", "read");
        String version = page.header("ETag");

        assertThat(page.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(BOARDS.get(SERVER_BOARD + "/player/nobody", "read").header("Cache-Control"))
                .isEqualTo("no-store");
        assertThat(API.get(SERVER_BOARD + "/top", "If-None-Match", version).status())
                .isEqualTo(401);
        assertThat(API.get(SERVER_BOARD + "/top", "If-None-Match", version, "X-API-Key", BOARDS.key("read"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void lists_contain_only_boards_that_the_caller_may_read() {
        assertThat(BOARDS.listed(API.get("/api/v1/leaderboards"))).containsExactly("public");
        assertThat(BOARDS.listed(BOARDS.get("/api/v1/leaderboards", "player"))).containsExactly("player", "public");
        assertThat(BOARDS.listed(BOARDS.get("/api/v1/leaderboards", "submit")))
                .containsExactly("hidden", "player", "public", "server");
        try (LiveClient client = API.liveClient("X-API-Key", BOARDS.key("read"))) {
            client.subscribe(BOARDS.id("server"));
            client.next("subscribed");

            assertThat(API.get("/api/v1/ws/stats").text()).doesNotContain(BOARDS.id("server"));
            assertThat(BOARDS.get("/api/v1/ws/stats", "read").text()).contains(BOARDS.id("server"));
        }
    }

    @Test
    void a_player_who_may_not_read_the_board_receives_no_rank() {
        JsonNode accepted = BOARDS.submit("hidden", "player").ok().path("data");

        assertThat(accepted.path("rank").isNull() && accepted.path("score").isNull())
                .as(accepted.toString())
                .isTrue();
        assertThat(BOARDS.submit("hidden", "submit").ok().at("/data/rank").asInt())
                .isEqualTo(1);
    }

    @Test
    void a_deleted_board_stays_private() {
        BOARDS.create("deleted", "server", "server");
        String board = "/api/v1/leaderboards/" + BOARDS.id("deleted");
        BOARDS.send("DELETE", board, "operate", "{}").ok();

        API.get(board + "/top?at=2026-11-20T20:00:00Z").problem(401);
        assertThat(BOARDS.get(board + "/top", "read").error(404)).contains("deleted");
    }

    @Test
    void a_deleted_board_stays_private_when_a_score_creates_it_again() {
        BOARDS.create("again", "server", "server");
        String board = "/api/v1/leaderboards/" + BOARDS.id("again");
        BOARDS.send("DELETE", board, "operate", "{}").ok();

        score(BOARDS.id("again"), "p1");

        API.get(board + "/top?at=2026-11-20T20:00:00Z").problem(401);
        API.get(board + "/top").problem(401);
        assertThat(BOARDS.get(board, "read").ok().at("/data/read").asString()).isEqualTo("server");
    }

    @Test
    void the_past_of_a_board_that_redis_lacks_is_for_those_who_may_read_every_board() {
        String past = "/api/v1/leaderboards/" + BOARDS.id("lost") + "/%s?at=2026-11-20T20:00:00Z";
        for (String read : List.of("top", "range", "around/p1", "player/p1")) {
            assertThat(API.get(past.formatted(read)).error(404)).contains(BOARDS.id("lost"));
            BOARDS.get(past.formatted(read), "player").problem(404);
            // The archive is asked, which does not run.
            BOARDS.get(past.formatted(read), "read").problem(503);
        }
        API.get("/topk?gameId=" + BOARDS.id("lost")).ok();
    }

    @Test
    void a_profile_does_not_name_a_private_board() {
        String player = "player-" + BOARDS.id("profile");
        score(BOARDS.id("server"), player);
        String profile = "/api/player/" + player;

        await().untilAsserted(() -> assertThat(
                        BOARDS.get(profile, "read").ok().path("last_game").asString())
                .isEqualTo(BOARDS.id("server")));
        assertThat(API.get(profile).ok().path("last_game").isNull()).isTrue();
        assertThat(BOARDS.get(profile, "player").ok().path("last_game").isNull())
                .isTrue();
    }

    private static void score(String game, String player) {
        API.send(
                        "POST",
                        "/score",
                        BodyPublishers.ofString(
                                "{\"userId\":\"" + player + "\",\"gameId\":\"" + game + "\",\"score\":1}"),
                        "Content-Type",
                        "application/json",
                        "X-API-Key",
                        ProtectedApi.key("scores", Role.SUBMIT))
                .ok();
    }

    @Test
    void every_board_is_public_while_security_is_open() {
        RunningApi.shared().get(SERVER_BOARD + "/top").ok();
        assertThat(BOARDS.listed(RunningApi.shared().get("/api/v1/leaderboards")))
                .contains("server");
    }
}
