package gg.leaderboard.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestResponse;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Tests the api without a processor: what was written is safe, but not visible yet. */
class NoProcessorTest {

    private final RunningApi api = RunningApi.shared();
    private final String unique = UUID.randomUUID().toString();

    @Test
    void writes_return_within_two_seconds_even_for_a_new_board() {
        CompletableFuture<TestResponse> board = api.postAsync("/api/v1/leaderboards", "{\"id\":\"" + unique + "\"}");
        CompletableFuture<TestResponse> game =
                api.postAsync("/score", "{\"userId\":\"u\",\"score\":5,\"gameId\":\"g-" + unique + "\"}");
        CompletableFuture<TestResponse> hidden = api.postAsync("/api/v1/players/p1/hide", "");

        assertThat(board.join().status()).isEqualTo(202);
        assertThat(board.join().header("Location")).isEqualTo("/api/v1/leaderboards/" + unique);
        assertThat(game.join().status()).isEqualTo(202);
        assertThat(hidden.join().status()).isEqualTo(202);
        assertThat(hidden.join().json().at("/data/status").stringValue()).isEqualTo("accepted");
        CompletableFuture<TestResponse> score = api.postAsync(
                "/api/v1/scores",
                "{\"player_id\":\"p1\",\"leaderboard_id\":\"" + unique + "\",\"score\":1,\"event_id\":\"" + unique
                        + "\"}");
        assertThat(score.join().status()).isEqualTo(202);
        assertThat(score.join().json().path("data").toString())
                .isEqualTo("{\"status\":\"accepted\",\"event_id\":\"" + unique + "\"}");
    }
}
