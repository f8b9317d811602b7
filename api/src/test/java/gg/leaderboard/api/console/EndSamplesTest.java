package gg.leaderboard.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EndSamplesTest {

    private static final long SECOND = 1_000_000_000L;

    private final EndSamples samples = new EndSamples();

    private void add(long end, long second) {
        samples.add(Map.of(0, end), second * SECOND);
    }

    private double age(long next, long second) {
        return samples.age(0, next, second * SECOND);
    }

    @Test
    void the_age_of_a_record_is_the_time_since_a_sample_contained_it() {
        for (int second = 0; second <= 700; second++) {
            add(second * 10L, second);
        }

        assertThat(age(7000, 700)).isZero();
        assertThat(age(6950, 700)).isEqualTo(4);
        assertThat(age(6955, 701)).isEqualTo(5);
        assertThat(age(3, 700)).as("at most ten minutes").isEqualTo(600);
        assertThat(samples.age(1, 3, 700 * SECOND)).as("another partition").isZero();
        assertThat(new EndSamples().age(0, 3, SECOND)).isZero();
    }

    @Test
    void a_record_is_not_as_old_as_a_pause_of_the_samples() {
        add(10, 0);
        add(20, 7200);

        assertThat(age(10, 7201)).isEqualTo(1);
        assertThat(age(9, 7201)).as("it was there before the pause").isEqualTo(600);
    }

    @Test
    void one_state_that_is_read_often_discards_no_samples() {
        add(10, 0);
        for (int read = 0; read < 1000; read++) {
            add(20, 100);
        }

        assertThat(age(5, 130)).isEqualTo(130);
    }

    @Test
    void the_end_of_a_deleted_topic_with_the_same_name_does_not_count() {
        add(1000, 0);
        add(3, 100);

        assertThat(age(2, 105)).isEqualTo(5);
    }

    @Test
    void samples_without_the_end_of_the_partition_are_skipped() {
        add(10, 0);
        samples.add(Map.of(), SECOND);
        add(10, 2);

        assertThat(age(5, 3)).isEqualTo(3);
    }
}
