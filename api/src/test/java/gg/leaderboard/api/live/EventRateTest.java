package gg.leaderboard.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventRateTest {

    private final EventRate rate = new EventRate();

    private double after(long total, long millis) {
        return rate.update(total, TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void the_rate_covers_the_last_five_seconds() {
        assertThat(after(1000, 0)).isZero();
        assertThat(after(1020, 2000)).isEqualTo(10);
        assertThat(after(1040, 4000)).isEqualTo(10);
        assertThat(after(1640, 6000)).isEqualTo(155);
        assertThat(after(1640, 9000)).isEqualTo(120);
        assertThat(after(1640, 14_500)).isZero();
    }

    @Test
    void one_batch_is_not_a_peak() {
        after(0, 0);
        assertThat(after(500, 1)).isEqualTo(500);
    }

    @Test
    void after_a_long_silence_the_rate_restarts() {
        after(0, 0);
        assertThat(after(1_000_000, 3_600_000)).isZero();
    }

    @Test
    void a_rate_covers_the_time_since_the_previous_sample_if_samples_are_rare() {
        after(0, 0);
        assertThat(after(100, 10_000)).isEqualTo(10);
        assertThat(after(100, 10_000)).as("the same sample again").isEqualTo(10);
        assertThat(after(700, 70_000)).isEqualTo(10);
        assertThat(after(710, 71_000)).isEqualTo(10);
    }

    @Test
    void a_decreasing_total_restarts_the_rate() {
        after(1000, 0);
        assertThat(after(10, 1000)).isZero();
        assertThat(after(30, 3000)).isEqualTo(10);
    }
}
