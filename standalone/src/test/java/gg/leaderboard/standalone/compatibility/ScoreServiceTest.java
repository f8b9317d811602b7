package gg.leaderboard.standalone.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * A score service: boards and scores under {@code /api/v1}, each response {@code {"success","data"}}, live boards by
 * subscription, and scores by Kafka's {@code leaderboard-scores}.
 */
@Timeout(300)
abstract class ScoreServiceTest {

    private static final String BOARDS = "/api/v1/leaderboards";

    private final Installation system = Installation.shared();
    private final String board = system.uniqueName("board");

    @BeforeEach
    void createBoard() {
        JsonNode created = create(201);
        assertThat(created.path("success").booleanValue()).isTrue();
        assertThat(created.path("data").propertyNames())
                .contains("id", "name", "sort_order", "update_mode", "reset_period", "created_at", "updated_at");
    }

    private JsonNode create(int status) {
        return system.json(status, "POST", BOARDS, """
                {"id":"%s","name":"Arena","sort_order":"desc","update_mode":"best","reset_period":"never","max_entries":1000}""".formatted(board));
    }

    private JsonNode submit(String player, long score) {
        return system.post("/api/v1/scores", """
                {"player_id":"%s","leaderboard_id":"%s","score":%d,"metadata":{"level":3}}""".formatted(player, board, score));
    }

    @Test
    void entries_are_an_array() {
        assertThat(system.get(BOARDS + "/" + board + "/top?limit=10")
                        .path("data")
                        .toString())
                .isEqualTo("[]");
        for (int i = 1; i <= 5; i++) {
            submit("p" + i, i);
        }

        JsonNode top = system.get(BOARDS + "/" + board + "/top?limit=2");
        assertThat(top.path("data").valueStream().map(e -> e.path("player_id").stringValue()))
                .containsExactly("p5", "p4");
        assertThat(top.path("data").get(0).propertyNames()).contains("rank", "player_id", "username", "score");
        assertThat(top.path("leaderboard_id").stringValue()).isEqualTo(board);
        assertThat(top.path("total_players").longValue()).isEqualTo(5);
        assertThat(top.path("next").isString()).isTrue();
        assertThat(system.get(BOARDS + "/" + board + "/range?start=1&end=3").path("data"))
                .hasSize(3);
        assertThat(system.get(BOARDS + "/" + board + "/around/p3?range=1").path("data"))
                .hasSize(3);
    }

    @Test
    void the_response_to_a_score_has_its_rank_and_that_to_a_batch_has_all_results() {
        assertThat(submit("ada", 70).path("data").propertyNames())
                .containsExactly("status", "event_id", "score", "rank");
        JsonNode batch = system.post("/api/v1/scores/batch", """
                {"scores":[{"player_id":"bob","leaderboard_id":"%1$s","score":90},
                 {"player_id":"cleo","leaderboard_id":"%1$s","score":"many"}]}""".formatted(board));
        assertThat(batch.at("/data/received").intValue()).isEqualTo(2);
        assertThat(batch.at("/data/results/1/status").stringValue()).isEqualTo("rejected");

        JsonNode ada = system.get(BOARDS + "/" + board + "/player/ada").path("data");
        assertThat(ada.path("rank").longValue()).isEqualTo(2);
        JsonNode stats = system.get(BOARDS + "/" + board + "/stats").path("data");
        assertThat(stats.path("top_score").longValue()).isEqualTo(90);
        assertThat(stats.path("lowest_score").longValue()).isEqualTo(70);
        assertThat(system.json(404, "POST", "/api/v1/scores", """
                        {"player_id":"ada","leaderboard_id":"nowhere","score":1}""")
                        .path("success")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void boards_are_listed_changed_reset_and_deleted_and_an_id_in_use_is_a_conflict() {
        assertThat(create(409).path("error").stringValue()).isEqualTo("leaderboard already exists");
        assertThat(system.get(BOARDS + "?limit=1000").path("data").valueStream())
                .anySatisfy(
                        listed -> assertThat(listed.path("id").stringValue()).isEqualTo(board));
        assertThat(system.json(200, "PATCH", BOARDS + "/" + board, "{\"name\":\"New\"}")
                        .at("/data/name")
                        .stringValue())
                .isEqualTo("New");
        submit("ada", 1);
        assertThat(status(system.json(200, "DELETE", BOARDS + "/" + board + "/player/ada", "")))
                .isEqualTo("removed");
        assertThat(status(system.post(BOARDS + "/" + board + "/reset", ""))).isEqualTo("reset");
        assertThat(status(system.json(200, "DELETE", BOARDS + "/" + board, ""))).isEqualTo("deleted");
        system.json(404, "GET", BOARDS + "/" + board, "");
    }

    private static String status(JsonNode answer) {
        return answer.at("/data/status").stringValue("");
    }

    @Test
    void a_subscriber_gets_the_board_immediately_and_after_each_change() throws Exception {
        try (WebSocketClient socket = new WebSocketClient(system.socketAddress())) {
            socket.send("{\"type\":\"subscribe\",\"leaderboard_id\":\"" + board + "\"}");
            JsonNode subscribed = socket.next("subscribed");
            assertThat(subscribed.path("leaderboard_id").stringValue()).isEqualTo(board);
            assertThat(subscribed.path("data").toString()).isEqualTo("{\"status\":\"ok\"}");
            assertThat(system.get("/api/v1/ws/stats")
                            .at("/data/total_connections")
                            .intValue())
                    .isPositive();

            submit("ada", 70);

            JsonNode data = socket.next(
                            "leaderboard_update",
                            update -> update.at("/data/entries").size() == 1)
                    .path("data");
            assertThat(data.path("leaderboard_id").stringValue()).isEqualTo(board);
            assertThat(data.at("/entries/0").propertyNames()).containsExactly("rank", "player_id", "score", "username");
            assertThat(data.path("total_players").longValue()).isOne();
            socket.send("{\"type\":\"ping\"}");
            socket.next("pong");
            socket.send("{\"type\":\"unsubscribe\",\"leaderboard_id\":\"" + board + "\"}");
            socket.next("unsubscribed");
            socket.send("{\"type\":\"dance\"}");
            assertThat(socket.next("error").at("/data/error").stringValue()).isNotBlank();
        }
    }

    @Test
    void scores_over_kafka_need_neither_id_nor_type() {
        system.produce("leaderboard-scores", "ada", """
                {"player_id":"ada","leaderboard_id":"%s","score":42,"metadata":{"level":3}}""".formatted(board));

        system.await(
                "the score",
                () -> system.send("GET", BOARDS + "/" + board + "/top", "")
                        .body()
                        .contains("\"score\":42"));
    }

    @Test
    void health_and_readiness_return_the_words_that_probes_expect() {
        assertThat(system.get("/health").toString()).isEqualTo("{\"success\":true,\"data\":{\"status\":\"healthy\"}}");
        assertThat(system.get("/ready").toString()).isEqualTo("{\"success\":true,\"data\":{\"status\":\"ready\"}}");
    }
}
