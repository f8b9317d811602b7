package gg.leaderboard.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;

class CallerSessionTest {

    private static final String SERVICE_KEY = "0123456789abcdef0123456789abcdef";

    private final Caller reader = new Caller("key:1", Set.of(Role.READ), Set.of(), Set.of(), null);
    private final StaticListableBeanFactory keys =
            new StaticListableBeanFactory(Map.of("keys", (ApiKeyAuthenticator) key -> Optional.of(reader)));

    @Test
    void a_token_that_expires_ends_the_session() {
        try (TestIssuer issuer = new TestIssuer()) {
            CallerAuthenticator callers = callers(new IssuerTokens(issuer.name(), "leaderboard", "roles"));
            // Accepted for two more seconds, because clocks differ.
            Instant expired =
                    Instant.now().minus(PublicKeyTokens.CLOCK_DIFFERENCE).plusSeconds(2);
            CallerSession session = session(callers, issuer.token(Map.of("exp", Date.from(expired))));
            assertThat(session.isValid()).isTrue();

            await().atMost(Duration.ofSeconds(10)).until(() -> !session.isValid());

            assertThat(session.replace(issuer.token(Map.of()))).isTrue();
            assertThat(session.isValid()).isTrue();
            assertThat(session.replace(issuer.token(Map.of("aud", "another")))).isFalse();
        }
    }

    @Test
    void invalid_credentials_do_not_replace_valid_ones() {
        CallerAuthenticator callers = callers();
        CallerSession byKey = session(callers, "lb_1_secret");
        CallerSession byService = session(callers, SERVICE_KEY);
        CallerSession anonymous = CallerSession.of(new MockHttpServletRequest(), callers);
        assertThat(List.of(byKey, byService, anonymous)).allMatch(CallerSession::isValid);

        assertThat(byKey.replace("nonsense")).isFalse();
        assertThat(byKey.isValid()).as("with the key before").isTrue();
    }

    private CallerAuthenticator callers(TokenAuthenticator... tokens) {
        return new CallerAuthenticator(
                new ServiceKey(SERVICE_KEY), keys.getBeanProvider(ApiKeyAuthenticator.class), List.of(tokens));
    }

    private static CallerSession session(CallerAuthenticator callers, String credentials) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Authorization", "Bearer " + credentials);
        Callers.set(request, callers.authenticate(credentials));
        return CallerSession.of(request, callers);
    }
}
