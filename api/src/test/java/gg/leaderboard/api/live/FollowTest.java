package gg.leaderboard.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.LiveClient;
import gg.leaderboard.api.fixture.RunningApi;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowTest {

    private final RunningApi api = RunningApi.shared();

    @Test
    void an_invalid_player_is_an_error_and_the_connection_stays_open() {
        try (LiveClient client = api.liveClient()) {
            for (String id : List.of("", "x".repeat(129), "x".repeat(3000), "\\ud800", "a b", "\\u0000")) {
                client.send("{\"type\":\"follow\",\"leaderboard_id\":\"kills\",\"player_id\":\"" + id + "\"}");

                String error = client.next("error").at("/data/error").stringValue();
                assertThat(error).contains("player_id").hasSizeLessThan(300);
            }
            for (String wrong : List.of(
                    "{\"type\":\"follow\",\"leaderboard_id\":\"\\ud800\",\"player_id\":\"p\"}",
                    "{\"type\":\"\\ud800\"}",
                    "{\"type\":\"" + "x".repeat(3000) + "\"}",
                    "{\"type\":\"subscribe\",\"leaderboard_id\":\"kills\",\"window\":\"" + "x".repeat(3000) + "\"}",
                    "[".repeat(2000),
                    "{}{}",
                    "{\"a\":" + "9".repeat(2000) + "}")) {
                client.send(wrong);

                assertThat(client.next("error").at("/data/error").stringValue())
                        .hasSizeLessThan(400)
                        .doesNotContain("jackson", "StreamRead", "DeserializationFeature", "JsonNode", "Exception");
            }
            client.send("{\"type\":\"ping\"}");
            client.next("pong");
        }
    }
}
