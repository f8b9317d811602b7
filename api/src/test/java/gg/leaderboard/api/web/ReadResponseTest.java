package gg.leaderboard.api.web;

import static gg.leaderboard.api.fixture.TestStandings.achieved;
import static gg.leaderboard.api.fixture.TestStandings.kill;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestResponse;
import gg.leaderboard.api.fixture.TestStandings;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what all reads of standings have in common. */
class ReadResponseTest {

    private final RunningApi api = RunningApi.shared();
    private final TestStandings standings = TestStandings.shared();

    @AfterEach
    void close() {
        standings.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/leaderboard",
                "/api/leaderboard/daily/kills",
                "/api/player/p1",
                "/api/achievements",
                "/topk?gameId=game:dust2",
                "/rank/p1?gameId=game:dust2",
                "/api/v1/leaderboards",
                "/api/v1/leaderboards/kills",
                "/api/v1/leaderboards/kills/top",
                "/api/v1/leaderboards/kills/range",
                "/api/v1/leaderboards/kills/around/p1",
                "/api/v1/leaderboards/kills/player/p1",
                "/api/v1/leaderboards/kills/stats",
                "/api/v1/leaderboards/kills/histogram",
                "/api/v1/leaderboards/kills/seasons"
            })
    void an_unchanged_response_is_a_304_with_its_freshness(String path) {
        standings.write(kill("p1", "dust2"), achieved("p1", "First Blood"));

        TestResponse first = api.get(path);
        first.ok();
        TestResponse again = api.get(path, "If-None-Match", "\"other\", " + first.header("ETag"));

        assertThat(first.header("ETag")).matches("\"[0-9a-f]{32}\"");
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        for (TestResponse answer : new TestResponse[] {first, again}) {
            assertThat(answer.header("ETag")).isEqualTo(first.header("ETag"));
            assertThat(Instant.parse(answer.header("As-Of")))
                    .isBefore(Instant.now().plusSeconds(1));
            assertThat(answer.header("As-Of-Lag")).matches("[0-9]+");
        }
        assertThat(api.send("HEAD", path, BodyPublishers.noBody()).header("ETag"))
                .isEqualTo(first.header("ETag"));
    }

    @Test
    void changed_content_is_sent() {
        standings.write(kill("p1", "dust2"));
        String etag = api.get("/api/v1/leaderboards/kills/top").header("ETag");

        standings.write(kill("p1", "dust2"));

        // The api is not notified of this write, so its cached page may be stale for a moment. Writes through the api
        // are visible immediately.
        Awaitility.await()
                .until(() -> api.get("/api/v1/leaderboards/kills/top", "If-None-Match", etag)
                                .status()
                        == 200);
    }
}
