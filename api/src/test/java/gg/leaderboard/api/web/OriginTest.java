package gg.leaderboard.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.Answer;
import gg.leaderboard.api.fixture.RunningApi;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class OriginTest {

    private static final String ELSEWHERE = "https://elsewhere.example";

    @Test
    void pages_of_other_sites_are_kept_out_unless_they_are_allowed() {
        RunningApi api = RunningApi.shared();

        assertThat(api.get("/api/leaderboard", "Origin", ELSEWHERE).error(403)).contains("allowed-origins");
        assertThat(preflight(api).error(403)).contains("allowed-origins");
        api.get("/api/leaderboard", "Origin", api.origin()).ok();
    }

    @Test
    void pages_of_allowed_sites_may_call() {
        try (RunningApi api = RunningApi.start("leaderboard.api.cors.allowed-origins=https://*.example")) {
            assertThat(api.get("/api/leaderboard", "Origin", ELSEWHERE).header("Access-Control-Allow-Origin"))
                    .isEqualTo(ELSEWHERE);
            assertThat(preflight(api).header("Access-Control-Allow-Methods")).contains("POST");
            api.get("/api/leaderboard", "Origin", "https://evil.test").problem(403);
        }
    }

    private static Answer preflight(RunningApi api) {
        return api.send(
                "OPTIONS",
                "/api/v1/events",
                BodyPublishers.noBody(),
                "Origin",
                ELSEWHERE,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "content-type");
    }
}
