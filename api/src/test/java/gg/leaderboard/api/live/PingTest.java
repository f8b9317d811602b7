package gg.leaderboard.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.api.fixture.LiveClient;
import gg.leaderboard.api.fixture.RunningApi;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PingTest {

    private static final RunningApi API = RunningApi.start("leaderboard.api.live.ping=300ms");

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void a_client_with_two_unanswered_pings_is_dropped_and_others_stay_connected() throws IOException {
        try (RawWebSocketClient silent = RawWebSocketClient.connect(API);
                LiveClient answering = API.liveClient()) {
            await().until(() -> connections() == 2);

            await().until(() -> connections() == 1);

            assertThat(silent.head()).contains(" 101 ");
            answering.send("{\"type\":\"ping\"}");
            answering.next("pong");
            assertThat(answering.isOpen()).isTrue();
        }
    }

    private static int connections() {
        return API.get("/api/v1/ws/stats").ok().at("/data/connections").intValue();
    }
}
