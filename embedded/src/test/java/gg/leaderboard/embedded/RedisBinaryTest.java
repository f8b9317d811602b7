package gg.leaderboard.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisBinaryTest {

    @ParameterizedTest
    @CsvSource({"Linux, amd64", "Linux, aarch64", "Mac OS X, x86_64", "Mac OS X, aarch64"})
    void there_is_a_program_for(String os, String architecture) {
        assertThat(RedisBinary.class.getResource(
                        RedisBinary.of(os, architecture).resource()))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"Windows 11, amd64", "Linux, riscv64", "FreeBSD, amd64"})
    void other_machines_get_a_message_that_says_what_else_to_use(String os, String architecture) {
        assertThatThrownBy(() -> RedisBinary.of(os, architecture))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining(os)
                .hasMessageContaining("Docker");
    }

    @Test
    void this_machine_has_one() {
        assertThat(RedisBinary.ofThisMachine().resource()).startsWith("/redis-server-");
    }
}
