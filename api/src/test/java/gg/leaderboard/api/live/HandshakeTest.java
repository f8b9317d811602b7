package gg.leaderboard.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestResponse;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class HandshakeTest {

    private final RunningApi api = RunningApi.shared();

    @Test
    void a_request_without_websocket_gets_an_error() {
        TestResponse answer = api.get("/ws");

        assertThat(answer.error(426)).contains("WebSocket");
        assertThat(answer.header("Upgrade")).isEqualTo("websocket");
        assertThat(api.send("POST", "/ws", BodyPublishers.noBody()).error(405)).contains("GET");
    }

    @Test
    void an_unsupported_websocket_version_gets_the_supported_one() throws IOException {
        assertThat(handshake(8, api.origin())).contains(" 426 ").contains("must be 13");
    }

    @Test
    void pages_of_every_site_may_connect() throws IOException {
        assertThat(handshake(13, "https://elsewhere.example")).contains(" 101 ");
        assertThat(handshake(13, "null")).contains(" 101 ");
        assertThat(handshake(13, api.origin())).contains(" 101 ");
    }

    private String handshake(int version, String origin) throws IOException {
        try (RawWebSocketClient client = RawWebSocketClient.connect(api, version, origin)) {
            return client.head() + client.readAvailable();
        }
    }
}
