package gg.leaderboard.api.limit;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.StandingsExtension;
import gg.leaderboard.api.fixture.TestResponse;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SubmitLimitTest {

    private static final String BOARDS = "/api/v1/leaderboards";

    @RegisterExtension
    static final StandingsExtension folding = new StandingsExtension();

    private final RunningApi api = RunningApi.shared();
    private final String id = "l-" + UUID.randomUUID().toString().substring(0, 8);

    private JsonNode create(String limit) {
        TestResponse created = api.post(BOARDS, "{\"id\":\"" + id + "\",\"submit_limit\":" + limit + "}");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json().path("data");
    }

    private TestResponse patch(String limit) {
        return api.send(
                "PATCH",
                BOARDS + "/" + id,
                BodyPublishers.ofString("{\"submit_limit\":" + limit + "}"),
                "Content-Type",
                "application/json");
    }

    private String score(String player, int score) {
        return "{\"player_id\":\"" + player + "\",\"leaderboard_id\":\"" + id + "\",\"score\":" + score + "}";
    }

    private TestResponse submit(String player, int score) {
        return api.post("/api/v1/scores", score(player, score));
    }

    @Test
    void further_scores_of_the_player_are_refused_by_every_call_and_those_of_others_are_not() {
        assertThat(create("\"2/60m\"").path("submit_limit").stringValue()).isEqualTo("2/1h");
        submit("ada", 1).ok();
        submit("ada", 2).ok();

        TestResponse refused = submit("ada", 3);

        assertThat(refused.error(429)).contains(id, "2/1h");
        assertThat(refused.problem(429).path("leaderboard_id").stringValue()).isEqualTo(id);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1700, 1800);
        api.post(
                        "/api/v1/events",
                        "{\"event_type\":\"score_submitted\"," + score("ada", 4).substring(1))
                .problem(429);
        api.post("/score", "{\"userId\":\"ada\",\"score\":5,\"gameId\":\"" + id + "\"}")
                .problem(429);
        submit("bob", 1).ok();
        assertThat(api.get(BOARDS + "/" + id + "/player/ada")
                        .ok()
                        .at("/data/score")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void a_batch_has_an_error_for_each_score_above_the_limit() {
        create("\"2/1h\"");

        JsonNode results = api.post(
                        "/api/v1/scores/batch",
                        "{\"scores\":[" + score("ada", 1) + "," + score("ada", 2) + "," + score("ada", 3) + ","
                                + score("bob", 4) + "]}")
                .ok()
                .at("/data/results");

        assertThat(results.valueStream().map(result -> result.path("status").stringValue()))
                .containsExactly("accepted", "accepted", "rejected", "accepted");
        assertThat(results.at("/2/error").stringValue()).contains(id, "2/1h");
    }

    @Test
    void a_counted_score_that_is_sent_again_does_not_use_up_the_limit() {
        create("\"2/1h\"");
        String first = withId(score("ada", 1));
        submit(first).ok();
        for (int i = 0; i < 3; i++) {
            submit(first).ok();
            api.post("/api/v1/scores/batch", "{\"scores\":[" + first + "]}").ok();
            api.post("/api/v1/events", "{\"event_type\":\"score_submitted\"," + first.substring(1))
                    .ok();
        }
        submit("ada", 2).ok();

        String refused = withId(score("ada", 3));
        submit(refused).problem(429);
        // It was not counted, so it may not pass when it is sent again.
        submit(refused).problem(429);
    }

    private static String withId(String score) {
        return score.replace("}", ",\"event_id\":\"" + UUID.randomUUID() + "\"}");
    }

    private TestResponse submit(String score) {
        return api.post("/api/v1/scores", score);
    }

    @Test
    void a_limit_can_be_changed_and_removed_and_does_not_begin_a_season() {
        create("\"1/1h\"");
        submit("ada", 1).ok();
        submit("ada", 2).problem(429);

        assertThat(patch("\"5/1h\"").ok().at("/data/submit_limit").stringValue())
                .isEqualTo("5/1h");
        submit("ada", 3).ok();
        assertThat(patch("null").ok().at("/data/submit_limit").isNull()).isTrue();
        for (int i = 4; i < 12; i++) {
            submit("ada", i).ok();
        }
        assertThat(api.get(BOARDS + "/" + id + "/seasons").ok().at("/data/seasons"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"10\"", "\"0/1m\"", "10", "\"10/25h\"", "{}"})
    void an_invalid_limit_is_rejected(String limit) {
        JsonNode problem = api.post(BOARDS, "{\"id\":\"" + id + "\",\"submit_limit\":" + limit + "}")
                .problem(400);

        assertThat(problem.path("field").stringValue()).isEqualTo("submit_limit");
        assertThat(problem.path("detail").stringValue()).contains("submit_limit must be");
    }
}
