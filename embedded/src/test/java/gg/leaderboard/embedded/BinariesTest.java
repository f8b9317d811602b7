package gg.leaderboard.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinariesTest {

    @ParameterizedTest
    @CsvSource({"Linux, amd64", "Linux, aarch64", "Mac OS X, x86_64", "Mac OS X, aarch64"})
    void there_is_a_redis_for(String os, String architecture) {
        assertThat(RedisBinary.class.getResource(RedisBinary.resource(Platform.of(os, architecture))))
                .isNotNull();
    }

    // The binaries for other platforms are not downloaded.
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, /postgres-linux-x86_64.txz",
        "Linux, aarch64, /postgres-linux-arm_64.txz",
        "Mac OS X, x86_64, /postgres-darwin-x86_64.txz",
        "Mac OS X, aarch64, /postgres-darwin-arm_64.txz"
    })
    void postgresql_is_looked_for_as(String os, String architecture, String resource) {
        assertThat(PostgresBinary.of(Platform.of(os, architecture)).resource()).isEqualTo(resource);
    }

    @ParameterizedTest
    @CsvSource({"Windows 11, amd64", "Linux, riscv64", "FreeBSD, amd64"})
    void unsupported_machines_get_a_message_with_alternatives(String os, String architecture) {
        assertThatThrownBy(() -> Platform.of(os, architecture))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining(os)
                .hasMessageContaining("Docker");
    }

    @Test
    void this_machine_has_both() {
        assertThat(RedisBinary.class.getResource(RedisBinary.resource(Platform.current())))
                .isNotNull();
        assertThat(PostgresBinary.class.getResource(
                        PostgresBinary.of(Platform.current()).resource()))
                .isNotNull();
    }
}
