package gg.leaderboard.api.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import gg.leaderboard.api.fixture.TestKeys;
import gg.leaderboard.web.security.ApiKeyAuthenticator;
import gg.leaderboard.web.security.Caller;
import gg.leaderboard.web.security.Role;
import gg.leaderboard.web.security.SecuritySettingsException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.security.authentication.BadCredentialsException;

class PlayerTokensTest {

    private static final String FIRST = pem();
    private static final String SECOND = pem();
    private static final ObjectProvider<ApiKeyAuthenticator> NO_API_KEYS =
            new StaticListableBeanFactory().getBeanProvider(ApiKeyAuthenticator.class);
    private final Instant now = Instant.now();

    private static String pem() {
        try {
            byte[] key = new RSAKeyGenerator(2048).generate().toPrivateKey().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PlayerTokens tokens(@Nullable String signingKey, @Nullable String otherKey) {
        return new PlayerTokens(new SigningKeys(new PlayerTokenProperties(signingKey, otherKey)), NO_API_KEYS);
    }

    private String issue(PlayerTokens tokens, Duration lifetime) {
        return tokens.issue(Caller.LOCAL, "ada", List.of("arcade"), now, now.plus(lifetime));
    }

    @Test
    void a_token_names_the_player_and_the_boards() {
        PlayerTokens tokens = tokens(FIRST, null);

        assertThat(tokens.authenticate(issue(tokens, Duration.ofMinutes(1))))
                .isEqualTo(new Caller("player:ada", Set.of(Role.PLAYER), Set.of("arcade"), Set.of(), "ada"));
    }

    @Test
    void the_longest_token_fits_into_a_message_of_a_websocket() {
        List<String> boards = Collections.nCopies(100, "a".repeat(TokenRequest.MOST_CHARACTERS / 100));
        Caller server = new Caller("key:4f1c09a7d2e8", Set.of(Role.SUBMIT), Set.of(), Set.of(), null);

        assertThat(tokens(FIRST, null).issue(server, "\u96ea".repeat(128), boards, now, now))
                .hasSizeLessThan(8192);
    }

    @Test
    void every_api_with_the_key_accepts_the_token_and_no_other_api_does() {
        String token = issue(tokens(FIRST, null), Duration.ofMinutes(1));

        assertThat(tokens(FIRST, null).authenticate(token).player()).isEqualTo("ada");
        assertThatThrownBy(() -> tokens(SECOND, null).authenticate(token)).isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void keys_are_rotated_without_a_refused_token() {
        String before = issue(tokens(FIRST, null), Duration.ofMinutes(1));
        PlayerTokens announced = tokens(FIRST, SECOND);
        PlayerTokens switched = tokens(SECOND, FIRST);
        String after = issue(switched, Duration.ofMinutes(1));

        for (PlayerTokens tokens : List.of(announced, switched)) {
            assertThat(tokens.authenticate(before).player()).isEqualTo("ada");
            assertThat(tokens.authenticate(after).player()).isEqualTo("ada");
        }
        assertThatThrownBy(() -> tokens(SECOND, null).authenticate(before)).isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void an_expired_or_altered_token_is_refused() {
        PlayerTokens tokens = tokens(FIRST, null);
        String expired = issue(tokens, Duration.ofMinutes(-2));
        String valid = issue(tokens, Duration.ofMinutes(1));
        String other = tokens.issue(Caller.LOCAL, "bob", List.of("arcade"), now, now.plusSeconds(60));
        String altered = valid.replaceFirst("\\.[^.]+\\.", "." + other.split("\\.")[1] + ".");

        for (String token : List.of(expired, altered)) {
            assertThatThrownBy(() -> tokens.authenticate(token)).isInstanceOf(BadCredentialsException.class);
        }
    }

    @Test
    void a_token_of_another_type_is_refused_although_its_key_is_right() throws JOSEException, ParseException {
        SigningKeys keys = new SigningKeys(new PlayerTokenProperties(FIRST, null));
        SignedJWT token = SignedJWT.parse(issue(tokens(FIRST, null), Duration.ofMinutes(1)));
        SignedJWT other = new SignedJWT(
                new JWSHeader.Builder(token.getHeader())
                        .type(JOSEObjectType.JWT)
                        .build(),
                token.getJWTClaimsSet());
        other.sign(new RSASSASigner(keys.signing()));

        assertThat(token.getHeader().getType()).hasToString("player+jwt");
        assertThatThrownBy(() -> tokens(FIRST, null).authenticate(other.serialize()))
                .isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void a_token_is_refused_when_the_api_key_that_requested_it_is_no_longer_valid() {
        TestKeys apiKeys = new TestKeys();
        Caller server = new Caller("key:1", Set.of(Role.SUBMIT), Set.of(), Set.of(), null);
        String key = apiKeys.create(server);
        PlayerTokens tokens = new PlayerTokens(
                new SigningKeys(new PlayerTokenProperties(FIRST, null)),
                new StaticListableBeanFactory(Map.of("keys", apiKeys)).getBeanProvider(ApiKeyAuthenticator.class));
        String token = tokens.issue(server, "ada", List.of("arcade"), now, now.plusSeconds(60));
        assertThat(tokens.authenticate(token).player()).isEqualTo("ada");

        apiKeys.revoke(key);

        assertThatThrownBy(() -> tokens.authenticate(token))
                .isInstanceOf(BadCredentialsException.class)
                .hasMessageContaining("API key");
    }

    @Test
    void without_a_configured_key_one_is_generated_and_no_private_part_is_shown() {
        SigningKeys keys = new SigningKeys(new PlayerTokenProperties(null, FIRST));
        PlayerTokens tokens = new PlayerTokens(keys, NO_API_KEYS);
        assertThat(keys.known().getKeys()).hasSize(1);

        assertThat(tokens.authenticate(issue(tokens, Duration.ofMinutes(1))).player())
                .isEqualTo("ada");
        assertThat(keys.known().getKeys()).hasSize(2).noneMatch(JWK::isPrivate);
        assertThat(keys.known().toString()).doesNotContain("\"d\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----"})
    void another_text_is_refused_without_being_shown(String pem) {
        assertThatThrownBy(() -> tokens(FIRST, pem))
                .isInstanceOf(SecuritySettingsException.class)
                .hasNoCause()
                .hasMessageContaining("leaderboard.security.player-tokens.other-key")
                .hasMessageNotContaining("c2VjcmV0");
    }
}
