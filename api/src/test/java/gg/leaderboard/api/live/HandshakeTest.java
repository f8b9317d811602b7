package gg.leaderboard.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.Answer;
import gg.leaderboard.api.fixture.RunningApi;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class HandshakeTest {

    private final RunningApi api = RunningApi.shared();

    @Test
    void who_comes_without_websocket_is_told_so() {
        Answer answer = api.get("/ws");

        assertThat(answer.error(426)).contains("WebSocket");
        assertThat(answer.header("Upgrade")).isEqualTo("websocket");
        assertThat(api.send("POST", "/ws", BodyPublishers.noBody()).error(405)).contains("GET");
    }

    @Test
    void another_version_of_websocket_is_told_the_right_one() throws IOException {
        assertThat(handshake(8, api.origin())).contains(" 426 ").contains("must be 13");
    }

    @Test
    void pages_of_other_sites_are_kept_out() throws IOException {
        assertThat(handshake(13, "https://elsewhere.example")).contains(" 403 ").contains("application/problem+json");
        assertThat(handshake(13, "null")).contains(" 403 ");
        assertThat(handshake(13, api.origin())).contains(" 101 ");
    }

    @Test
    void pages_of_allowed_sites_may_connect() throws IOException {
        try (RunningApi open = RunningApi.start("leaderboard.api.cors.allowed-origins=https://elsewhere.example")) {
            assertThat(handshake(open, 13, "https://elsewhere.example")).contains(" 101 ");
            assertThat(handshake(open, 13, "https://evil.test")).contains(" 403 ");
        }
    }

    private String handshake(int version, String origin) throws IOException {
        return handshake(api, version, origin);
    }

    private static String handshake(RunningApi api, int version, String origin) throws IOException {
        try (RawClient client = RawClient.connect(api, version, origin)) {
            return client.head() + client.readAvailable();
        }
    }
}
