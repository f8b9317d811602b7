package gg.leaderboard.api.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.StandingsExtension;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Tests the limits of what callers can create. */
class BoardLimitTest {

    private static final String BOARDS = "/api/v1/leaderboards";

    @RegisterExtension
    static final StandingsExtension folding = new StandingsExtension();

    private final String id = "m-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void beyond_the_limit_no_board_is_created_by_request_or_by_score() {
        assertThat(RunningApi.shared().post(BOARDS, "{\"id\":\"" + id + "\"}").status())
                .isEqualTo(201);
        try (RunningApi full = RunningApi.start("leaderboard.api.limits.boards=1")) {
            assertThat(full.post(BOARDS, "{\"id\":\"" + id + "-more\"}").error(409))
                    .contains("leaderboard.api.limits.boards");
            String score = "{\"userId\":\"u\",\"score\":1,\"gameId\":\"" + id + "-game\"}";
            assertThat(full.post("/score", score).error(409)).contains("leaderboard.api.limits.boards");
            // Existing boards stay usable.
            full.send("DELETE", BOARDS + "/" + id, BodyPublishers.noBody()).ok();
            assertThat(full.post(BOARDS, "{\"id\":\"" + id + "\"}").status()).isIn(201, 202);
        }
    }

    @Test
    void beyond_the_limit_events_of_new_games_are_rejected_and_those_of_known_games_are_not() {
        RunningApi.shared().post("/api/v1/events", event(id + "-known", 1)).ok();
        try (RunningApi full = RunningApi.start("leaderboard.api.limits.games=1")) {
            await().untilAsserted(() -> assertThat(
                            full.post("/api/v1/events", event(id + "-new", 1)).error(409))
                    .contains("leaderboard.api.limits.games"));
            full.post("/api/v1/events", event(id + "-known", 2)).ok();
            full.post("/api/v1/events", event(id + "-new", 0)).ok();
        }
    }

    private static String event(String game, int points) {
        return "{\"event_type\":\"player_scored\",\"player_id\":\"u\",\"game_id\":\"" + game + "\",\"points\":" + points
                + "}";
    }

    @Test
    void pages_of_boards_neither_skip_nor_repeat_a_board() {
        RunningApi api = RunningApi.shared();
        for (int i = 0; i < 3; i++) {
            assertThat(api.post(BOARDS, "{\"id\":\"" + id + "-" + i + "\"}").status())
                    .isEqualTo(201);
        }
        List<String> whole = ids(api.get(BOARDS).ok().path("data"));

        List<String> walked = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get(BOARDS + "?limit=2&cursor=" + cursor).ok();
            assertThat(page.path("data").size()).isLessThanOrEqualTo(2);
            walked.addAll(ids(page.path("data")));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());

        assertThat(walked).isEqualTo(whole).contains("global", id + "-0", id + "-2");
    }

    private static List<String> ids(JsonNode boards) {
        return boards.valueStream().map(board -> board.path("id").stringValue()).toList();
    }
}
