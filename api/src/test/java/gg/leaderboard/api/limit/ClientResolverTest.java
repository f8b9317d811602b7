package gg.leaderboard.api.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.api.limit.CallLimitProperties.Applies;
import gg.leaderboard.standings.definition.Rate;
import gg.leaderboard.web.security.Caller;
import gg.leaderboard.web.security.Role;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientResolverTest {

    private static final Rate RATE = Rate.of("10/1m");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "203.0.113.9|-|address:203.0.113.9",
                // Only a proxy is believed.
                "203.0.113.9|198.51.100.1|address:203.0.113.9",
                "10.0.0.1|198.51.100.1|address:198.51.100.1",
                "10.0.0.1|6.6.6.6, 198.51.100.1|address:198.51.100.1",
                "10.0.0.1|198.51.100.1, 10.7.7.7|address:198.51.100.1",
                "10.0.0.1|198.51.100.1:4711|address:198.51.100.1",
                "10.0.0.1|-|address:10.0.0.1",
                "10.0.0.1|localhost|address:10.0.0.1",
                "10.0.0.1|198.51.100.1, a.example|address:10.0.0.1",
                "10.0.0.1|999.1.1.1|address:10.0.0.1",
                "fd00::1|2001:db8:1:2:3:4:5:6|address:20010db800010002",
                "fd00::1|[2001:db8:1:2::7]:443|address:20010db800010002",
                "::ffff:10.0.0.1|::ffff:198.51.100.1|address:198.51.100.1",
                "127.0.0.1|-|-",
                "0:0:0:0:0:0:0:1|198.51.100.1|address:0000000000000000",
            })
    void the_nearest_address_that_is_no_trusted_proxy_is_the_client(
            String address, @Nullable String forwarded, @Nullable String client) {
        LimitedClient found =
                resolver(Applies.REMOTE, "10.0.0.0/8", "fd00::/16").of(request(address, forwarded));

        assertThat(found == null ? null : found.id()).isEqualTo(client);
    }

    @Test
    void several_headers_are_one_list() {
        MockHttpServletRequest request = request("10.0.0.1", "6.6.6.6");
        request.addHeader("X-Forwarded-For", "198.51.100.1, 10.0.0.2");

        assertThat(id(resolver(Applies.REMOTE, "10.0.0.0/8"), request)).isEqualTo("address:198.51.100.1");
    }

    @Test
    void callers_without_credentials_on_this_machine_are_limited_only_if_all_are() {
        MockHttpServletRequest local = request("127.0.0.1", null);
        local.setAttribute(Caller.class.getName(), Caller.LOCAL);

        assertThat(resolver(Applies.REMOTE).of(local)).isNull();
        assertThat(id(resolver(Applies.ALL), local)).isEqualTo("address:127.0.0.1");
        assertThat(resolver(Applies.NONE).of(request("203.0.113.9", null))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"key:ab12,SUBMIT,20", "user:someone,MODERATE,20", "key:ab12,READ,1", "player:ada,PLAYER,1"})
    void a_caller_with_credentials_is_the_client_at_any_address(String id, Role role, int factor) {
        MockHttpServletRequest request = request("127.0.0.1", null);
        request.setAttribute(Caller.class.getName(), new Caller(id, Set.of(role), Set.of(), Set.of(), null));

        assertThat(resolver(Applies.REMOTE).of(request)).isEqualTo(new LimitedClient(id, factor));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0/8", ""})
    void an_invalid_proxy_is_rejected(String range) {
        assertThatThrownBy(() -> resolver(Applies.REMOTE, range))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leaderboard.limits.trusted-proxies");
    }

    private static String id(ClientResolver clients, MockHttpServletRequest request) {
        return Objects.requireNonNull(clients.of(request)).id();
    }

    private static ClientResolver resolver(Applies apply, String... proxies) {
        return new ClientResolver(new CallLimitProperties(
                apply, RATE, RATE, RATE, RATE, RATE, RATE, RATE, 20, 4, 100, 100, List.of(proxies)));
    }

    private static MockHttpServletRequest request(String address, @Nullable String forwarded) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        if (forwarded != null) {
            request.addHeader("X-Forwarded-For", forwarded);
        }
        return request;
    }
}
