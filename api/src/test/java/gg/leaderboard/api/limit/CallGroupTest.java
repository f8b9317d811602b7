package gg.leaderboard.api.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class CallGroupTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "GET,/ready,-",
                "GET,/health,-",
                "GET,/health/live,-",
                "GET,/actuator/health/readiness,-",
                "GET,/actuator/prometheus,READS",
                "GET,/,READS",
                "HEAD,/api/v1/leaderboards/global/top,READS",
                "GET,/api/v1/players/p1,READS",
                "POST,/api/v1/events,WRITES",
                "POST,/api/v1/scores/batch,WRITES",
                "POST,/score,WRITES",
                "POST,/api/v1/leaderboards,OPERATORS",
                "PATCH,/api/v1/leaderboards/a,OPERATORS",
                "DELETE,/api/v1/leaderboards/a/player/p1,OPERATORS",
                "POST,/api/v1/players/p1/hide,OPERATORS",
                "GET,/api/v1/players/hidden,OPERATORS",
                "GET,/api/v1/leaderboards/a/verify,OPERATORS",
                "GET,/api/v1/leaderboards/a/%76erify,OPERATORS",
                "GET,/api/v1/admin/dead-letters,OPERATORS",
                "GET,/api/v1/admin/kafka/overview,READS",
                "GET,/api/v1/admin/kafka/topics/game-events,READS",
                "GET,/api/v1/admin/kafka/groups/g,READS",
                "GET,/api/v1/admin/kafka/topics/game-events/messages,OPERATORS",
                "GET,/ws,LIVE",
                "GET,/api/v1/leaderboards/a/stream,LIVE",
                "GET,/api/v1/leaderboards/a%2Fstream,READS",
            })
    void calls_are_grouped_as_handlers_match_them(String method, String path, @Nullable CallGroup group) {
        assertThat(CallGroup.of(new MockHttpServletRequest(method, path))).isEqualTo(group);
    }
}
