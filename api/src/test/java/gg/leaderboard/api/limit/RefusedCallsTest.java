package gg.leaderboard.api.limit;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.ProtectedApi;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestResponse;
import gg.leaderboard.web.security.Role;
import org.junit.jupiter.api.Test;

/** Callers who guess secrets. The test is a trusted proxy, so each of its clients has its own address. */
class RefusedCallsTest {

    private static final int MOST = 100;
    private static final String PUBLIC = "/api/v1/leaderboards/global/top";
    private static final String OPERATORS = "/api/v1/admin/keys";

    private final RunningApi api = ProtectedApi.api();

    private TestResponse get(String path, String address, String key) {
        return api.get(path, "X-Forwarded-For", address, "X-API-Key", key);
    }

    @Test
    void a_client_that_guesses_keys_is_stopped_and_honest_callers_of_its_address_are_not() {
        String address = "203.0.113.9";
        String reader = ProtectedApi.key("honest", Role.READ);
        String operator = ProtectedApi.key("honest-operator", Role.OPERATE);
        for (int i = 0; i < MOST; i++) {
            get(i % 2 == 0 ? OPERATORS : PUBLIC, address, "lb_guess_" + i).error(401);
        }

        TestResponse refused = get(OPERATORS, address, "lb_guess_last");

        assertThat(refused.error(429)).contains("refused", "100/1m", "leaderboard.limits.refused");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(api.get(OPERATORS, "X-Forwarded-For", address).status())
                .as("without a key")
                .isEqualTo(429);
        assertThat(get(PUBLIC, address, reader).status()).isNotIn(401, 403, 429);
        get(OPERATORS, address, operator).ok();
        assertThat(get(OPERATORS, address, reader).error(403)).contains("role operate");
        assertThat(api.get(PUBLIC, "X-Forwarded-For", address).status()).isNotEqualTo(429);
        get(OPERATORS, "203.0.113.10", "lb_guess_last").error(401);
    }

    @Test
    void a_caller_without_the_role_is_stopped_alone() {
        String reader = ProtectedApi.key("curious", Role.READ);
        String other = ProtectedApi.key("other", Role.READ);
        for (int i = 0; i < MOST; i++) {
            get(OPERATORS, "203.0.113.11", reader).error(403);
        }

        get(OPERATORS, "203.0.113.11", reader).error(429);
        get(OPERATORS, "203.0.113.11", other).error(403);
    }
}
