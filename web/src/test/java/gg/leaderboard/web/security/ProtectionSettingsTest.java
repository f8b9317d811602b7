package gg.leaderboard.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, false, false, false, true",
        "::1, false, false, false, true",
        "127.0.0.1, false, false, true, false",
        "127.0.0.1, false, true, false, false",
        "10.0.0.1, true, false, false, true",
        "10.0.0.1, false, true, false, false",
        "10.0.0.1, false, false, true, false"
    })
    void on_loopback_everything_is_open_unless_credentials_are_required(
            String address, boolean open, boolean required, boolean bootstrapKey, boolean expected)
            throws UnknownHostException {
        assertThat(settings(open, required, bootstrapKey).isOpen(InetAddress.getByName(address)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"0.0.0.0", "10.0.0.1", "2001:db8::1"})
    void a_service_that_others_reach_does_not_start_without_a_choice_and_lists_the_choices(@Nullable String address)
            throws UnknownHostException {
        InetAddress bound = address == null ? null : InetAddress.getByName(address);

        assertThatThrownBy(() -> settings(false, false, false).isOpen(bound))
                .asInstanceOf(type(SecuritySettingsException.class))
                .satisfies(e -> {
                    var analysis = Objects.requireNonNull(
                            new SecuritySettingsFailureAnalyzer().analyze(new RuntimeException(e)));
                    assertThat(analysis.getDescription())
                            .contains(bound == null ? "all addresses" : bound.getHostAddress());
                    assertThat(analysis.getAction())
                            .contains(
                                    "server.address=127.0.0.1",
                                    "leaderboard.security.bootstrap-key",
                                    "leaderboard.security.required=true",
                                    "leaderboard.security.open=true");
                });
    }

    @Test
    void contradictory_settings_are_refused() {
        assertThatThrownBy(() -> settings(true, true, false))
                .isInstanceOf(SecuritySettingsException.class)
                .hasMessageContaining("leaderboard.security.open");
        assertThatThrownBy(() -> settings(true, false, true))
                .isInstanceOf(SecuritySettingsException.class)
                .hasMessageContaining("bootstrap key");
    }

    @Test
    void a_short_key_of_services_is_refused_without_being_shown() {
        assertThatThrownBy(() -> new ServiceKey("too-short"))
                .isInstanceOf(SecuritySettingsException.class)
                .hasMessageContaining("service-key")
                .hasMessageNotContaining("too-short");
    }

    private static ProtectionSettings settings(boolean open, boolean required, boolean bootstrapKey) {
        return new ProtectionSettings(
                new SecurityProperties(open, required, null, "leaderboard", "roles", null), bootstrapKey);
    }
}
