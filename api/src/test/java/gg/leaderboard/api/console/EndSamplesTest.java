package gg.leaderboard.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EndSamplesTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void the_age_of_a_record_is_the_time_since_the_log_ended_before_it() {
        EndSamples samples = new EndSamples();
        for (int second = 0; second <= 700; second++) {
            samples.add(Map.of(0, second * 10L), second * SECOND);
        }

        assertThat(samples.age(0, 7000, 700 * SECOND)).isZero();
        assertThat(samples.age(0, 6950, 700 * SECOND)).isEqualTo(5);
        assertThat(samples.age(0, 6955, 701 * SECOND)).isEqualTo(6);
        // The oldest sample that is kept.
        assertThat(samples.age(0, 3, 700 * SECOND)).isEqualTo(599);
        assertThat(new EndSamples().age(0, 3, SECOND)).isZero();
    }
}
