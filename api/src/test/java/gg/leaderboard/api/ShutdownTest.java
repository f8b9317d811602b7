package gg.leaderboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.LiveClient;
import gg.leaderboard.api.fixture.RunningApi;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShutdownTest {

    @Test
    void the_shutdown_is_short_and_sends_close_code_going_away() {
        RunningApi api = RunningApi.start();
        try (LiveClient client = api.liveClient()) {
            client.next();

            long asked = System.nanoTime();
            api.close();

            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
            assertThat(client.closeCode()).isEqualTo(1001);
        }
    }
}
