package gg.leaderboard.web.security.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.log.RegionProperties;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.security.Caller;
import gg.leaderboard.web.security.Role;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

/** Tests what needs no Kafka. */
class ApiKeysTest {

    private static final String BOOTSTRAP = "lb_root_0123456789abcdef0123456789abcdef";

    private Instant now = Instant.now();
    private final ApiKeys keys = new ApiKeys(
            new ApiKeyTopic(Map.of("bootstrap.servers", "127.0.0.1:1"), new RegionProperties(false)),
            new BootstrapKeyProperties(BOOTSTRAP),
            () -> now);

    @Test
    void until_the_topic_is_read_only_the_bootstrap_key_can_be_checked() {
        assertThat(keys.authenticate(BOOTSTRAP))
                .hasValue(new Caller("key:root", "bootstrap:root", Set.of(Role.OPERATE), Set.of(), Set.of(), null));
        assertThat(keys.authenticate("lb_root")).isEmpty();
        assertThat(keys.authenticate("")).isEmpty();
        assertThatThrownBy(() -> keys.authenticate(BOOTSTRAP.replace("root", "boot")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
        assertThatThrownBy(() -> keys.authenticate(BOOTSTRAP + "0")).isInstanceOf(ProblemException.class);
        assertThat(keys.problem().orElse("")).contains("leaderboard-keys");
    }

    @Test
    void keys_that_were_read_are_no_problem_although_they_become_stale() {
        assertThat(keys.problem().orElse("")).contains("has not been read yet");
        keys.adopt(Map.of(), now);
        Instant read = now;
        now = now.plusSeconds(10);
        assertThat(keys.staleSince()).isEmpty();
        now = now.plusSeconds(1);

        assertThat(keys.staleSince()).hasValue(read);
        assertThat(keys.problem()).isEmpty();

        keys.adopt(Map.of(), now);
        assertThat(keys.staleSince()).isEmpty();
    }

    @Test
    void a_random_key_has_the_form_of_keys_and_does_not_repeat() {
        Set<String> values = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            ApiKeyToken token = ApiKeyToken.random();
            values.add(token.value());
            assertThat(token.value()).matches("lb_[0-9a-f]{12}_[A-Za-z0-9-]{43}");
            ApiKeyToken parsed = ApiKeyToken.parse(token.value()).orElseThrow();
            assertThat(parsed.matches(token.hash())).isTrue();
            assertThat(parsed.matches(ApiKeyToken.random().hash())).isFalse();
            assertThat(token.toString()).doesNotContain(token.value().substring(16));
        }
        assertThat(values).hasSize(1000);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void a_blank_bootstrap_key_is_none(String value) {
        assertThat(new BootstrapKeyProperties(value).token()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lb_root_tooshort", "0123456789abcdef0123456789abcdef", "lb__0123456789abcdef0123456789abcdef"})
    void an_invalid_bootstrap_key_is_refused_without_showing_it(String value) {
        assertThatThrownBy(() -> new BootstrapKeyProperties(value))
                .hasMessageContaining("leaderboard.security.bootstrap-key")
                .hasMessageNotContaining(value);
        assertThat(new BootstrapKeyProperties(BOOTSTRAP).toString()).isEqualTo("lb_root_…");
    }

    @Test
    void a_key_in_the_topic_is_read_as_it_was_written() {
        ApiKey key = new ApiKey(
                "4f1c09a7d2e8",
                "Ada's laptop",
                ApiKeyToken.random().hash(),
                Set.of(Role.SUBMIT, Role.READ),
                Set.of("arena"),
                Set.of(),
                Instant.EPOCH,
                Instant.parse("2031-01-31T12:00:00Z"),
                null,
                "local");
        byte[] json = ApiKeyJson.write(key);
        assertThat(ApiKeyJson.read(json)).isEqualTo(key);
        ApiKey revoked = key.withRevocation(Instant.EPOCH, "key:1");
        assertThat(ApiKeyJson.read(ApiKeyJson.write(revoked))).isEqualTo(revoked);

        String text = new String(json, UTF_8);
        // A role of a later version.
        assertThat(ApiKeyJson.read(text.replace("\"read\"", "\"audit\"").getBytes(UTF_8))
                        .roles())
                .containsExactly(Role.SUBMIT);
        // No limits would mean all boards.
        for (String invalid : Set.of(
                text.replace("\"boards\":[\"arena\"]", "\"boards\":null"), text.replace("\"games\":[]", "\"x\":1"))) {
            assertThatThrownBy(() -> ApiKeyJson.read(invalid.getBytes(UTF_8)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("not an API key");
        }
    }
}
