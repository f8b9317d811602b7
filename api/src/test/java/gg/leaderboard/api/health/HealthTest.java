package gg.leaderboard.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import org.junit.jupiter.api.Test;

class HealthTest {

    private final RunningApi api = RunningApi.shared();

    @Test
    void the_process_says_that_it_lives() {
        assertThat(api.get("/health").ok().toString())
                .isEqualTo("{\"success\":true,\"data\":{\"status\":\"healthy\"}}");
    }

    @Test
    void it_is_ready_while_redis_and_kafka_answer() {
        assertThat(api.get("/ready").ok().toString()).isEqualTo("{\"success\":true,\"data\":{\"status\":\"ready\"}}");
    }
}
