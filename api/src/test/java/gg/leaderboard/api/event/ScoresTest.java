package gg.leaderboard.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.GameEventsConsumer;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.StandingsExtension;
import gg.leaderboard.api.fixture.TestResponse;
import gg.leaderboard.testing.Servers;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ScoresTest {

    private static final String SCORES = "/api/v1/scores";
    private static final String BATCH = "/api/v1/scores/batch";

    @RegisterExtension
    static final StandingsExtension folding = new StandingsExtension();

    private final RunningApi api = RunningApi.shared();
    // The log is shared and keeps everything, so each test uses its own boards and ids.
    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String board = "best-" + unique;

    private void create(String id, String more) {
        assertThat(api.post("/api/v1/leaderboards", "{\"id\":\"" + id + "\"" + more + "}")
                        .status())
                .isEqualTo(201);
    }

    private static String score(String player, String board, long score) {
        return "{\"player_id\":\"" + player + "\",\"leaderboard_id\":\"" + board + "\",\"score\":" + score + "}";
    }

    private TestResponse post(String path, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/json";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return api.send("POST", path, BodyPublishers.ofString(body), all);
    }

    @Test
    void the_response_to_a_score_has_the_current_placement() {
        create(board, "");

        api.post(SCORES, score("p1", board, 50)).ok();
        JsonNode second = api.post(SCORES, score("p2", board, 40)).ok();
        JsonNode worse = api.post(SCORES, score("p1", board, 30)).ok();

        assertThat(second.propertyNames()).containsExactly("success", "data");
        assertThat(second.path("data").propertyNames()).containsExactly("status", "event_id", "score", "rank");
        assertThat(second.at("/data/status").stringValue()).isEqualTo("accepted");
        assertThat(second.at("/data/rank").longValue()).isEqualTo(2);
        assertThat(worse.at("/data/score").longValue()).isEqualTo(50);
        assertThat(worse.at("/data/rank").longValue()).isEqualTo(1);
    }

    @Test
    void a_score_outside_min_and_max_is_refused_at_once() {
        create(board, ",\"min\":0,\"max\":100");

        JsonNode problem = api.post(SCORES, score("p1", board, 101)).problem(400);
        JsonNode results = api.post(
                        BATCH, "{\"scores\":[" + score("p1", board, -1) + "," + score("p1", board, 100) + "]}")
                .ok()
                .at("/data/results");

        assertThat(problem.path("field").stringValue()).isEqualTo("score");
        assertThat(problem.path("error").stringValue())
                .contains("the bound max")
                .contains("100; was 101");
        assertThat(results.at("/0/status").stringValue()).isEqualTo("rejected");
        assertThat(results.at("/0/error").stringValue()).contains("the bound min");
        assertThat(results.at("/1/status").stringValue()).isEqualTo("accepted");
    }

    @Test
    void a_score_that_the_bounds_reject_is_a_problem_that_names_the_rule() {
        create(board, ",\"max_step\":10");
        api.post(SCORES, score("p1", board, 50)).ok();

        JsonNode problem = api.post(SCORES, score("p1", board, 61)).problem(422);
        JsonNode game = api.post("/score", "{\"userId\":\"p1\",\"score\":62,\"gameId\":\"" + board + "\"}")
                .problem(422);
        JsonNode result = api.post(BATCH, "{\"scores\":[" + score("p1", board, 63) + "]}")
                .ok()
                .at("/data/results/0");

        assertThat(problem.path("rule").stringValue()).isEqualTo("max_step");
        assertThat(problem.path("error").stringValue()).contains("61").contains("max_step");
        assertThat(problem.path("event_id").isString()).isTrue();
        assertThat(game.path("rule").stringValue()).isEqualTo("max_step");
        assertThat(result.path("status").stringValue()).isEqualTo("rejected");
        assertThat(result.path("rule").stringValue()).isEqualTo("max_step");
        assertThat(result.path("field").stringValue()).isEqualTo("score");
        assertThat(api.post(SCORES, score("p1", board, 60))
                        .ok()
                        .at("/data/score")
                        .longValue())
                .isEqualTo(60);
    }

    @Test
    void a_quarantined_score_is_not_on_the_board_and_a_flagged_one_is() {
        create(board, ",\"max\":100,\"max_step\":10,\"on_violation\":\"quarantine\"");

        JsonNode first = api.post(SCORES, score("p1", board, 101)).ok();
        api.post(SCORES, score("p1", board, 50)).ok();
        JsonNode second = api.post(SCORES, score("p1", board, 90)).ok();
        JsonNode batch =
                api.post(BATCH, "{\"scores\":[" + score("p1", board, 91) + "]}").ok();

        assertThat(first.at("/data/status").stringValue()).isEqualTo("quarantined");
        assertThat(first.at("/data/rule").stringValue()).isEqualTo("max");
        assertThat(first.at("/data/rank").isNull()).isTrue();
        assertThat(second.at("/data/rule").stringValue()).isEqualTo("max_step");
        assertThat(second.at("/data/score").longValue()).isEqualTo(50);
        assertThat(batch.at("/data/results/0/status").stringValue()).isEqualTo("quarantined");
        assertThat(batch.at("/data/results/0/rule").stringValue()).isEqualTo("max_step");

        api.send(
                        "PATCH",
                        "/api/v1/leaderboards/" + board,
                        BodyPublishers.ofString("{\"on_violation\":\"flag\"}"),
                        "Content-Type",
                        "application/json")
                .ok();
        JsonNode flagged = api.post(SCORES, score("p1", board, 90)).ok();
        assertThat(flagged.at("/data/status").stringValue()).isEqualTo("accepted");
        assertThat(flagged.at("/data/score").longValue()).isEqualTo(90);
    }

    @Test
    void a_player_below_the_readable_depth_has_no_rank() {
        create(board, ",\"max_entries\":1");

        api.post(SCORES, score("p1", board, 50)).ok();

        JsonNode below = api.post(SCORES, score("p2", board, 40)).ok().path("data");
        assertThat(below.path("score").longValue()).isEqualTo(40);
        assertThat(below.path("rank").isNull()).isTrue();
    }

    @Test
    void the_event_keeps_all_fields() {
        create(board, "");
        try (GameEventsConsumer log = new GameEventsConsumer(Servers.kafka())) {
            String id = api.post(
                            SCORES,
                            "{\"player_id\":\"p1\",\"leaderboard_id\":\"" + board + "\",\"score\":1,"
                                    + "\"player_name\":\"Nova\",\"game_id\":\"dust2\",\"metadata\":{\"time\":1.10}}")
                    .ok()
                    .at("/data/event_id")
                    .stringValue();

            ConsumerRecord<byte[], byte[]> record = log.find(id);
            assertThat(new String(record.value(), StandardCharsets.UTF_8))
                    .contains("\"metadata\":{\"time\":1.10}")
                    .contains("\"event_type\":\"score_submitted\"");
        }
    }

    @Test
    void a_repeated_id_counts_once_and_is_rejected_with_another_score() {
        create(board, ",\"update_mode\":\"increment\"");
        String score =
                "{\"event_id\":\"e-" + unique + "\"," + score("p1", board, 7).substring(1);

        for (int i = 0; i < 3; i++) {
            assertThat(api.post(SCORES, score).ok().at("/data/score").longValue())
                    .isEqualTo(7);
        }

        JsonNode problem = api.post(SCORES, score.replace(":7", ":8")).problem(422);
        assertThat(problem.path("field").stringValue()).isEqualTo("event_id");
    }

    @Test
    void a_key_makes_a_retry_safe_and_is_rejected_with_another_body() {
        create(board, ",\"update_mode\":\"increment\"");
        String[] key = {"Idempotency-Key", "k-" + unique};

        String first = post(SCORES, score("p1", board, 7), key).ok().toString();
        String again = post(SCORES, " " + score("p1", board, 7), key).ok().toString();

        assertThat(again).isEqualTo(first);
        post(SCORES, score("p1", board, 8), key).problem(422);
        post(SCORES, score("p1", board, 8), "Idempotency-Key", "k e y").problem(400);
        String batch = "{\"scores\":[" + score("p1", board, 1) + "," + score("p1", board, 1) + "]}";
        assertThat(post(BATCH, batch, key).ok().at("/data/results/1/score").longValue())
                .isEqualTo(9);
        assertThat(post(BATCH, batch, key).ok().at("/data/results/0/score").longValue())
                .isEqualTo(9);
    }

    @Test
    void with_respond_async_the_response_is_sent_when_kafka_has_the_event() {
        create(board, "");

        TestResponse answer = post(SCORES, score("p1", board, 7), "Prefer", "wait=10, respond-async");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Preference-Applied")).isEqualTo("respond-async");
        assertThat(answer.json().path("data").propertyNames()).containsExactly("status", "event_id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "player_id      | {\"leaderboard_id\":\"BOARD\",\"score\":1}",
                "leaderboard_id | {\"player_id\":\"p\",\"score\":1}",
                "leaderboard_id | {\"player_id\":\"p\",\"leaderboard_id\":\"kills\",\"score\":1}",
                "leaderboard_id | {\"player_id\":\"p\",\"leaderboard_id\":\"game:x\",\"score\":1}",
                "score          | {\"player_id\":\"p\",\"leaderboard_id\":\"BOARD\"}",
                "score          | {\"player_id\":\"p\",\"leaderboard_id\":\"BOARD\",\"score\":1.5}",
                "score          | {\"player_id\":\"p\",\"leaderboard_id\":\"BOARD\",\"score\":9007199254740992}",
                "score          | {\"player_id\":\"p\",\"leaderboard_id\":\"BOARD\",\"score\":1000000001}",
                "event_type     | {\"player_id\":\"p\",\"leaderboard_id\":\"BOARD\",\"score\":1,\"event_type\":\"kill\"}",
                "event_id       | {\"player_id\":\"p\",\"leaderboard_id\":\"BOARD\",\"score\":1,\"event_id\":\"a b\"}",
                "score          | []",
            })
    void an_invalid_score_is_a_problem_that_names_the_field(String field, String score) {
        create(board, ",\"update_mode\":\"increment\"");

        JsonNode problem = api.post(SCORES, score.replace("BOARD", board)).problem(400);

        assertThat(problem.path("field").stringValue()).isEqualTo(field);
    }

    @Test
    void a_score_for_a_missing_board_is_not_found() {
        assertThat(api.post(SCORES, score("p1", "none-" + unique, 1)).error(404))
                .contains("none-" + unique);
    }

    @Test
    void an_invalid_score_does_not_affect_its_batch() {
        create(board, ",\"update_mode\":\"replace\"");
        String batch = "{\"scores\":["
                + String.join(
                        ",",
                        score("p1", board, 1),
                        score("p 2", board, 1),
                        score("p1", "none-" + unique, 1),
                        "7",
                        score("p2", board, 5),
                        score("p1", board, 3))
                + "]}";

        JsonNode data = api.post(BATCH, batch).ok().path("data");

        assertThat(data.propertyNames()).containsExactly("status", "received", "results");
        assertThat(data.path("received").intValue()).isEqualTo(6);
        JsonNode results = data.path("results");
        assertThat(results.valueStream().map(r -> r.path("index").intValue())).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(results.valueStream().map(r -> r.path("status").stringValue()))
                .containsExactly("accepted", "rejected", "rejected", "rejected", "accepted", "accepted");
        assertThat(results.path(1).path("error").stringValue()).startsWith("player_id");
        assertThat(results.path(2).path("error").stringValue()).contains("none-" + unique);
        assertThat(results.path(3).path("error").stringValue()).contains("scores[3]");
        // The last score of a player is kept.
        assertThat(results.path(0).path("score").longValue()).isEqualTo(3);
        assertThat(results.path(0).path("rank").longValue()).isEqualTo(2);
        assertThat(results.path(4).path("rank").longValue()).isEqualTo(1);
        assertThat(api.post(BATCH, "{\"scores\":[7]}").status()).isEqualTo(202);
    }

    @Test
    void a_batch_has_1_to_1000_scores_and_at_most_8_mib() {
        create(board, "");
        String thousand =
                IntStream.range(0, 1000).mapToObj(i -> score("p" + i, board, i)).collect(Collectors.joining(","));

        assertThat(api.post(BATCH, "{\"scores\":[" + thousand + "]}")
                        .ok()
                        .at("/data/results/0/rank")
                        .longValue())
                .isEqualTo(1000);
        for (String bad :
                new String[] {"{}", "{\"scores\":[]}", "{\"scores\":7}", "{\"scores\":[" + thousand + ",1]}"}) {
            assertThat(api.post(BATCH, bad).problem(400).path("field").stringValue())
                    .isEqualTo("scores");
        }
        String large = "{\"scores\":[],\"x\":\"" + "x".repeat(8 * 1024 * 1024) + "\"}";
        assertThat(api.post(BATCH, large).problem(413).path("max_bytes").intValue())
                .isEqualTo(8 * 1024 * 1024);
    }

    @Test
    void a_batch_of_a_million_empty_scores_is_rejected_before_it_is_parsed() {
        String empty = "{\"scores\":[" + "{},".repeat(1_000_000) + "{}]}";

        assertThat(api.post(BATCH, empty).problem(400).path("field").stringValue())
                .isEqualTo("batch");
    }

    @Test
    void a_score_is_confirmed_by_its_verdict_even_if_the_player_has_a_score() {
        create(board, "");
        api.post(SCORES, score("p1", board, 7)).ok();
        folding.processor().reject(board);

        JsonNode problem = api.post(SCORES, score("p1", board, 50)).problem(409);
        JsonNode event = api.post(
                        "/api/v1/events", score("p1", board, 50).replace("{", "{\"event_type\":\"score_submitted\","))
                .problem(409);
        // The place of a relayed event in the log is not known, so its rejection is not either.
        TestResponse removal =
                api.send("DELETE", "/api/v1/leaderboards/" + board + "/player/p1", BodyPublishers.noBody());
        JsonNode result = api.post(BATCH, "{\"scores\":[" + score("p1", board, 50) + "]}")
                .ok()
                .at("/data/results/0");

        assertThat(problem.path("error").stringValue())
                .contains(board)
                .contains(problem.path("dead_letter").stringValue());
        assertThat(problem.path("event_id").stringValue()).isNotEmpty();
        assertThat(event.path("dead_letter").stringValue()).isNotEmpty();
        assertThat(removal.status()).isEqualTo(202);
        assertThat(result.path("status").stringValue()).isEqualTo("rejected");
        assertThat(result.path("error").stringValue()).contains(board);
    }

    @Test
    void many_first_scores_of_a_game_are_all_counted() {
        String game = "rush-" + unique;

        List<CompletableFuture<TestResponse>> answers = IntStream.range(0, 50)
                .mapToObj(i ->
                        api.postAsync("/score", "{\"userId\":\"u" + i + "\",\"score\":5,\"gameId\":\"" + game + "\"}"))
                .toList();

        assertThat(answers).allSatisfy(answer -> answer.join().ok());
        assertThat(api.post(SCORES, score("u", game, 1)).ok().at("/data/rank").longValue())
                .isEqualTo(51);
    }

    @Test
    void the_first_score_creates_the_board_of_a_game() {
        String game = "game-" + unique;

        JsonNode answer = api.post("/score", "{\"userId\":\"u1\",\"score\":5,\"gameId\":\"" + game + "\"}")
                .ok();
        api.post("/score", "{\"userId\":\"u1\",\"score\":3,\"gameId\":\"" + game + "\"}")
                .ok();

        assertThat(answer.toString())
                .isEqualTo("{\"status\":\"accepted\",\"userId\":\"u1\",\"gameId\":\"" + game + "\",\"score\":5}");
        assertThat(api.post(SCORES, score("u1", game, 1)).ok().at("/data/score").longValue())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "userId | {\"score\":5,\"gameId\":\"g\"}",
                "userId | {\"userId\":\"a b\",\"score\":5,\"gameId\":\"g\"}",
                "score  | {\"userId\":\"u\",\"gameId\":\"never-made\"}",
                "gameId | {\"userId\":\"u\",\"score\":5}",
                "gameId | {\"userId\":\"u\",\"score\":5,\"gameId\":\"a:b\"}",
                "gameId | {\"userId\":\"u\",\"score\":5,\"gameId\":\"kills\"}",
            })
    void an_invalid_score_of_a_game_names_the_field_and_creates_no_board(String field, String score) {
        assertThat(api.post("/score", score).problem(400).path("field").stringValue())
                .isEqualTo(field);
        api.get("/api/v1/leaderboards/never-made").problem(404);
    }
}
