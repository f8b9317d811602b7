package gg.leaderboard.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.LiveClient;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.StandingsExtension;
import gg.leaderboard.api.fixture.TestResponse;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests that every operation accepts every valid player id. */
class PlayerIdEncodingTest {

    @RegisterExtension
    static final StandingsExtension FOLDING = new StandingsExtension();

    static final List<String> IDS = List.of(
            "a/b",
            "a\\b",
            "/",
            "\\",
            "//",
            "/../x",
            "\\..\\x",
            ".",
            "..",
            "...",
            "%2e%2e",
            "a;b",
            ";",
            "a%b",
            "a%2Fb",
            "%",
            "%00",
            "?",
            "#",
            "a+b",
            "a,b",
            ",",
            "a&b=c",
            "~",
            "\"",
            "'",
            "<b>",
            "{x}",
            "[x]",
            "|",
            "^",
            "`",
            "$",
            "*",
            "@",
            "!",
            "(x)",
            "a:b",
            "http://x",
            "é",
            "日本",
            "😀",
            "x".repeat(128),
            "😀".repeat(128),
            "hide",
            "null",
            "__proto__");

    private static final String BOARD = "strange-ids";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final RunningApi api = RunningApi.shared();

    @ParameterizedTest
    @FieldSource("IDS")
    void an_id_means_the_same_player_in_every_call(String id) {
        String encoded = encoded(id);
        api.post("/api/v1/leaderboards", json(Map.of("id", BOARD, "update_mode", "increment")));
        TestResponse submitted =
                api.post("/api/v1/scores", json(Map.of("player_id", id, "leaderboard_id", BOARD, "score", 7)));
        assertThat(submitted.ok().at("/data/score").longValue()).isEqualTo(7);
        api.post("/score", json(Map.of("userId", id, "gameId", "strange-game", "score", 5)))
                .ok();

        String board = "/api/v1/leaderboards/" + BOARD;
        assertThat(api.get("/api/player/" + encoded).ok().path("player_id").stringValue())
                .isEqualTo(id);
        assertThat(api.get(board + "/player/" + encoded)
                        .ok()
                        .at("/data/player_id")
                        .stringValue())
                .isEqualTo(id);
        assertThat(ids(api.get(board + "/around/" + encoded))).contains(id);
        assertThat(ids(api.get(board + "/top?players=" + encoded + "&players=")))
                .containsExactly(id);
        assertThat(api.get("/rank/" + encoded + "?gameId=strange-game")
                        .ok()
                        .path("userId")
                        .stringValue())
                .isEqualTo(id);
        assertFollowed(id);

        String players = "/api/v1/players/" + encoded;
        send("POST", players + "/hide").ok();
        api.get(board + "/player/" + encoded).problem(404);
        send("POST", players + "/restore").ok();
        api.get(board + "/player/" + encoded).ok();
        send("DELETE", board + "/player/" + encoded).ok();
        api.get(board + "/player/" + encoded).problem(404);
        api.get("/api/player/" + encoded).ok();
        send("DELETE", players).ok();
        api.get("/api/player/" + encoded).problem(404);
    }

    private void assertFollowed(String id) {
        try (LiveClient client = api.liveClient()) {
            client.send(json(Map.of("type", "follow", "leaderboard_id", BOARD, "player_id", id)));
            JsonNode update = client.next("player_update");
            assertThat(update.at("/data/player_id").stringValue()).isEqualTo(id);
            assertThat(update.at("/data/score").longValue()).isEqualTo(7);
        }
    }

    @Test
    void players_are_requested_as_a_list_or_as_repeated_parameters() {
        api.post("/api/v1/leaderboards", json(Map.of("id", BOARD, "update_mode", "increment")));
        for (String id : List.of("one", "two", "one,two")) {
            api.post("/api/v1/scores", json(Map.of("player_id", id, "leaderboard_id", BOARD, "score", 1)))
                    .ok();
        }
        String top = "/api/v1/leaderboards/" + BOARD + "/top?";

        assertThat(ids(api.get(top + "players=one,two"))).containsExactlyInAnyOrder("one", "two");
        assertThat(ids(api.get(top + "players=one%2Ctwo"))).containsExactlyInAnyOrder("one", "two");
        assertThat(ids(api.get(top + "players=one%2Ctwo&players=one"))).containsExactlyInAnyOrder("one,two", "one");
        assertThat(ids(api.get(top + "players=one%2Ctwo&players="))).containsExactly("one,two");
    }

    @ParameterizedTest
    @FieldSource("TRAVERSALS")
    void no_path_leads_to_files_that_are_not_served(String path) {
        TestResponse answer = api.get(path);

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.text()).doesNotContain("spring:", "Manifest-Version", "root:");
    }

    static final List<String> TRAVERSALS = List.of(
            "/api.yml",
            "/..%2fapi.yml",
            "/..%5capi.yml",
            "/js/..%2f..%2fapi.yml",
            "/js/..%5c..%5capi.yml",
            "/js/%2e%2e/%2e%2e/api.yml",
            "/js/..;/..;/api.yml",
            "/%5capi.yml",
            "/webjars/..%5c..%5c..%5c..%5cMETA-INF/MANIFEST.MF",
            "/swagger-ui/..%2f..%2fapi.yml",
            "/swagger-ui/..%5c..%5capi.yml",
            "/file:%2f%2f%2fetc%2fpasswd",
            "/js/..%255c..%255capi.yml");

    private TestResponse send(String method, String path) {
        return api.send(method, path, BodyPublishers.noBody());
    }

    private static Stream<String> ids(TestResponse page) {
        return page.ok().path("data").valueStream().map(e -> e.path("player_id").stringValue());
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String json(Map<String, Object> body) {
        return JSON.writeValueAsString(body);
    }
}
