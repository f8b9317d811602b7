package gg.leaderboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class FollowerFilterTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void a_follower_serves_reads(String method) throws Exception {
        call(method);

        assertThat(chain.getRequest()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "UNHEARD_OF"})
    void a_follower_rejects_every_other_call(String method) throws Exception {
        call(method);

        assertThat(chain.getRequest()).isNull();
        assertThat(response.getStatus()).isEqualTo(409);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentAsString()).contains("\"success\":false", "leaderboard.region.follower");
    }

    @Test
    void a_region_that_leads_has_no_filter() {
        assertThat(FollowerFilter.register(true).isEnabled()).isTrue();
        assertThat(FollowerFilter.register(false).isEnabled()).isFalse();
    }

    private void call(String method) throws Exception {
        Objects.requireNonNull(FollowerFilter.register(true).getFilter())
                .doFilter(new MockHttpServletRequest(method, "/anything"), response, chain);
    }
}
