package gg.leaderboard.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import gg.leaderboard.web.ProblemException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.authentication.BadCredentialsException;

class IssuerTokensTest {

    private static final TestIssuer ISSUER = new TestIssuer();
    private final IssuerTokens tokens = tokens("roles");

    private static IssuerTokens tokens(String rolesClaim) {
        return new IssuerTokens(ISSUER.name(), "leaderboard", rolesClaim);
    }

    @AfterAll
    static void close() {
        ISSUER.close();
    }

    @Test
    void claims_become_roles_and_limits() {
        assertThat(tokens.authenticate(ISSUER.token(Map.of(
                        "roles", List.of("submit", "unknown"), "boards", List.of("arena"), "games", List.of("chess")))))
                .isEqualTo(new Caller("user:ada", Set.of(Role.SUBMIT), Set.of("arena"), Set.of("chess"), null));
        assertThat(tokens("scope")
                        .authenticate(ISSUER.token(Map.of("scope", "openid moderate operate")))
                        .roles())
                .containsExactlyInAnyOrder(Role.MODERATE, Role.OPERATE);
        assertThat(tokens.authenticate(ISSUER.token(Map.of("scope", "operate"))).roles())
                .as("a scope does not give rights, unless it is configured")
                .isEmpty();
        assertThat(tokens.authenticate(ISSUER.token(Map.of())).roles()).isEmpty();
        assertThat(tokens.authenticate(ISSUER.token(Map.of("roles", "player"))).player())
                .isEqualTo("ada");
    }

    @Test
    void roles_may_be_in_a_nested_claim_or_one_with_dots() {
        assertThat(tokens("realm_access.roles")
                        .authenticate(ISSUER.token(Map.of("realm_access", Map.of("roles", List.of("read")))))
                        .roles())
                .containsExactly(Role.READ);
        assertThat(tokens("https://game.example/roles")
                        .authenticate(ISSUER.token(Map.of("https://game.example/roles", List.of("read"))))
                        .roles())
                .containsExactly(Role.READ);
    }

    static Stream<Map<String, Object>> invalid() {
        return Stream.of(
                Map.of("exp", Date.from(Instant.now().minusSeconds(120))),
                without("exp"),
                Map.of("nbf", Date.from(Instant.now().plusSeconds(120))),
                Map.of("aud", "another"),
                without("aud"),
                Map.of("iss", "https://another.example"),
                without("sub"),
                Map.of("sub", "a\nb"),
                Map.of("boards", List.of()),
                Map.of("games", "chess"));
    }

    private static Map<String, Object> without(String claim) {
        Map<String, Object> claims = new HashMap<>();
        claims.put(claim, null);
        return Collections.unmodifiableMap(claims);
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void an_expired_or_foreign_token_is_refused(Map<String, Object> claims) {
        assertInvalid(ISSUER.token(claims));
    }

    @Test
    void a_token_of_another_type_is_refused() {
        for (String type : List.of("JWT", "jwt", "at+jwt", "application/at+jwt")) {
            assertThat(tokens.authenticate(ISSUER.tokenOfType(type, Map.of())).id())
                    .isEqualTo("user:ada");
        }
        for (String type : List.of("player+jwt", "logout+jwt", "dpop+jwt", "JOSE")) {
            assertInvalid(ISSUER.tokenOfType(type, Map.of("roles", List.of("operate"))));
        }
    }

    @Test
    void an_altered_or_forged_token_is_refused() throws JOSEException, ParseException {
        String valid = ISSUER.token(Map.of("roles", List.of("read")));
        String operator = ISSUER.token(Map.of("roles", List.of("operate")));
        String[] parts = valid.split("\\.");
        JWTClaimsSet claims = SignedJWT.parse(valid).getJWTClaimsSet();
        SignedJWT symmetric = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(ISSUER.key().getKeyID())
                        .build(),
                claims);
        symmetric.sign(new MACSigner(ISSUER.key().toECPublicKey().getEncoded()));

        assertInvalid(parts[0] + "." + operator.split("\\.")[1] + "." + parts[2]);
        assertInvalid(parts[0] + "." + parts[1] + ".");
        assertInvalid(new PlainJWT(claims).serialize());
        assertInvalid(symmetric.serialize());
        assertInvalid(ISSUER.sign(
                new ECKey.Builder(TestIssuer.newKey())
                        .keyID(ISSUER.key().getKeyID())
                        .build(),
                Map.of("roles", List.of("operate"))));
        assertInvalid("e30.e30.e30");
    }

    private void assertInvalid(String token) {
        assertThatThrownBy(() -> tokens.authenticate(token)).isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void a_new_key_of_the_issuer_is_found_and_unknown_keys_cause_few_reads() {
        tokens.authenticate(ISSUER.token(Map.of()));
        ISSUER.rotate();
        tokens.authenticate(ISSUER.token(Map.of()));
        int reads = ISSUER.reads();

        ECKey stranger = TestIssuer.newKey();
        for (int i = 0; i < 20; i++) {
            String unknown = ISSUER.sign(
                    new ECKey.Builder(stranger).keyID("unknown-" + i).build(), Map.of());
            assertThatThrownBy(() -> tokens.authenticate(unknown))
                    .isInstanceOfAny(BadCredentialsException.class, ProblemException.class);
        }
        tokens.authenticate(ISSUER.token(Map.of()));

        assertThat(ISSUER.reads() - reads).isLessThanOrEqualTo(1);
    }

    @Test
    void while_the_issuer_is_unavailable_tokens_are_not_called_invalid() {
        TestIssuer gone = new TestIssuer();
        IssuerTokens unchecked = new IssuerTokens(gone.name(), "leaderboard", "roles");
        String token = gone.token(Map.of());
        gone.close();

        assertThatThrownBy(() -> unchecked.authenticate(token))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("503");
    }
}
