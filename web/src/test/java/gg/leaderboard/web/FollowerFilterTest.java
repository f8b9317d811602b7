package gg.leaderboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.cors.CorsConfiguration;
import tools.jackson.databind.json.JsonMapper;

/** Tests calls of the api and of the archive. */
class FollowerFilterTest {

    private final FilterRegistrationBean<FollowerFilter> follower = FollowerFilter.register(true);
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @CsvSource({
        "GET, /ready",
        "HEAD, /health",
        "GET, /api/leaderboard",
        "GET, /api/v1/leaderboards/global/verify",
        "GET, /api/v1/leaderboards/global/stream",
        "GET, /api/v1/admin/rebuild",
        "GET, /api/v1/admin/backlog",
        "OPTIONS, /api/v1/events"
    })
    void reads_pass(String method, String path) throws ServletException, IOException {
        assertThat(passes(new MockHttpServletRequest(method, path))).isTrue();
        assertThat(response.getStatus()).isEqualTo(200);
    }

    @Test
    void a_websocket_connects() throws ServletException, IOException {
        MockHttpServletRequest handshake = new MockHttpServletRequest("GET", "/ws");
        handshake.addHeader("Connection", "Upgrade");
        handshake.addHeader("Upgrade", "websocket");

        assertThat(passes(handshake)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/events",
        "POST, /score",
        "POST, /ready",
        "PATCH, /api/v1/leaderboards/arena",
        "DELETE, /api/v1/players/ada",
        "POST, /api/v1/admin/rebuild/switch",
        "POST, /api/v1/admin/restore/definitions",
        "PUT, /api/v1/admin/dlq/any",
        "TRACE, /api/v1/events",
        "get, /api/v1/events"
    })
    void other_calls_are_refused_with_a_problem_that_says_where_to_send_them(String method, String path)
            throws ServletException, IOException {
        assertThat(passes(new MockHttpServletRequest(method, path))).isFalse();
        assertThat(response.getStatus()).isEqualTo(409);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(JsonMapper.shared()
                        .readTree(response.getContentAsByteArray())
                        .path("detail")
                        .asString())
                .contains("region that leads", "leaderboard.region.follower");
    }

    @Test
    void it_sees_all_paths_after_the_check_of_origins_and_only_in_a_region_that_follows() {
        FilterRegistrationBean<OriginFilter> origins =
                OriginFilter.register(request -> new CorsConfiguration(), "refused");

        assertThat(follower.isEnabled()).isTrue();
        assertThat(follower.getUrlPatterns()).isEmpty();
        assertThat(follower.getServletNames()).isEmpty();
        assertThat(follower.getOrder()).isGreaterThan(origins.getOrder());
        assertThat(FollowerFilter.register(false).isEnabled()).isFalse();
    }

    private boolean passes(MockHttpServletRequest request) throws ServletException, IOException {
        MockFilterChain chain = new MockFilterChain();
        Objects.requireNonNull(follower.getFilter()).doFilter(request, response, chain);
        return chain.getRequest() != null;
    }
}
