package gg.leaderboard.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PushPaceTest {

    private static final long MILLI = 1_000_000;

    // After the creation of each pace.
    private final long start = System.nanoTime() + Duration.ofHours(1).toNanos();
    private final PushPace pace = new PushPace(Duration.ofMillis(20), Duration.ofMillis(100));

    @Test
    void a_cheap_run_is_followed_by_the_shortest_wait() {
        assertThat(pace.waitAfter(start, MILLI / 2)).isEqualTo(20 * MILLI);
    }

    @Test
    void a_wait_is_ten_times_the_cost_up_to_the_longest_wait() {
        assertThat(pace.waitAfter(start, 6 * MILLI)).isEqualTo(60 * MILLI);
        assertThat(pace.waitAfter(start + 60 * MILLI, 50 * MILLI)).isEqualTo(100 * MILLI);
    }

    @Test
    void the_runs_of_all_views_share_one_budget() {
        for (int view = 1; view <= 20; view++) {
            assertThat(pace.waitAfter(start, MILLI)).isEqualTo(Math.min(100, Math.max(20, 10 * view)) * MILLI);
        }
    }

    @Test
    void an_expensive_run_does_not_delay_runs_after_the_longest_wait() {
        pace.waitAfter(start, 5000 * MILLI);

        assertThat(pace.waitAfter(start + 100 * MILLI, 3 * MILLI)).isEqualTo(30 * MILLI);
    }

    @Test
    void the_longest_wait_takes_precedence_over_the_shortest() {
        PushPace fast = new PushPace(Duration.ofMillis(20), Duration.ofMillis(1));

        assertThat(fast.waitAfter(start, 0)).isEqualTo(MILLI);
    }
}
