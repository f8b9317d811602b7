package gg.leaderboard.standalone.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * A top-K service: {@code /score}, {@code /topk} and {@code /rank} with bare JSON responses, and one board for each
 * game.
 */
@Timeout(300)
abstract class TopKTest {

    private final Installation system = Installation.shared();
    private final String game = system.uniqueName("topk");

    private JsonNode submit(String user, long score) {
        return system.post("/score", """
                {"userId":"%s","score":%d,"gameId":"%s"}""".formatted(user, score, game));
    }

    @Test
    void the_best_score_of_each_user_counts_from_the_first_score_of_a_game_on() {
        assertThat(system.get("/topk?gameId=" + game + "&k=10").toString()).isEqualTo("[]");

        assertThat(submit("ada", 70).toString())
                .isEqualTo("{\"status\":\"accepted\",\"userId\":\"ada\",\"gameId\":\"" + game + "\",\"score\":70}");
        submit("bob", 90);
        submit("ada", 60);

        assertThat(system.get("/topk?gameId=" + game + "&k=10").toString())
                .isEqualTo("[{\"userId\":\"bob\",\"score\":90},{\"userId\":\"ada\",\"score\":70}]");
        assertThat(system.get("/topk?gameId=" + game + "&k=1")).hasSize(1);
        assertThat(system.get("/rank/ada?gameId=" + game).toString()).isEqualTo("{\"userId\":\"ada\",\"rank\":2}");
        system.json(404, "GET", "/rank/nobody?gameId=" + game, "");
    }

    @Test
    void an_invalid_score_is_rejected_with_the_name_of_the_field() {
        assertThat(system.json(400, "POST", "/score", """
                        {"userId":"ada","score":"many","gameId":"%s"}""".formatted(game))
                        .path("error")
                        .stringValue())
                .contains("score");
    }

    // The topic does not exist when the services start.
    @Test
    void scores_over_kafka_create_the_board_of_their_game() throws Exception {
        system.createTopic("score_updates");
        system.produce("score_updates", "ada", """
                {"userId":"ada","score":70,"gameId":"%s"}""".formatted(game));
        system.produce("score_updates", "ada", """
                {"userId":"ada","score":60,"gameId":"%s"}""".formatted(game));
        system.produce("score_updates", "bob", """
                {"userId":"bob","score":90,"gameId":"%s"}""".formatted(game));

        system.await(
                "the scores",
                () -> system.get("/topk?gameId=" + game + "&k=10")
                        .toString()
                        .equals("[{\"userId\":\"bob\",\"score\":90},{\"userId\":\"ada\",\"score\":70}]"));
    }
}
