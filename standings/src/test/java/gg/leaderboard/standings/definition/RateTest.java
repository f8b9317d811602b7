package gg.leaderboard.standings.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

    @ParameterizedTest
    @CsvSource({"10/1m,10,60,10/1m", "1/1s,1,1,1/1s", "5/60s,5,60,5/1m", "7/24h,7,86400,7/24h", "3/90s,3,90,3/90s"})
    void a_number_and_a_period_are_read_and_written(String text, int count, long seconds, String written) {
        Rate rate = Rate.of(text);

        assertThat(rate).isEqualTo(new Rate(count, Duration.ofSeconds(seconds)));
        assertThat(rate).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10", "10/m", "0/1m", "10/0s", "-1/1m", "10/1d", "1.5/1m", "10/25h", "10/99999h", "10 / 1m"})
    void anything_else_is_rejected(String text) {
        assertThatThrownBy(() -> Rate.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be");
    }

    @Test
    void a_factor_multiplies_the_count_up_to_the_largest() {
        assertThat(Rate.of("10/1m").withFactor(20)).isEqualTo(Rate.of("200/1m"));
        assertThat(Rate.of("900000000/1m").withFactor(1000).count()).isEqualTo(1_000_000_000);
    }
}
