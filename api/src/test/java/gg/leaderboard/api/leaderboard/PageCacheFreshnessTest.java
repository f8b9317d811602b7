package gg.leaderboard.api.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestProcessor;
import gg.leaderboard.api.fixture.TestStandings;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests that a cached page never lacks a score that was confirmed to the client. */
class PageCacheFreshnessTest {

    private final RunningApi api = RunningApi.shared();

    @Test
    void a_caller_whose_score_is_confirmed_finds_it_in_the_top() {
        try (TestStandings standings = TestStandings.shared();
                TestProcessor processor = TestProcessor.shared(standings)) {
            String board = "fresh-" + UUID.randomUUID().toString().substring(0, 8);
            api.post("/api/v1/leaderboards", "{\"id\":\"" + board + "\"}");
            String top = "/api/v1/leaderboards/" + board + "/top?limit=1";
            for (int score = 1; score <= 100; score++) {
                api.get(top).ok();
                api.post(
                                "/api/v1/scores",
                                "{\"player_id\":\"p\",\"leaderboard_id\":\"" + board + "\",\"score\":" + score + "}")
                        .ok();

                assertThat(api.get(top).ok().at("/data/0/score").longValue()).isEqualTo(score);
            }
        }
    }
}
