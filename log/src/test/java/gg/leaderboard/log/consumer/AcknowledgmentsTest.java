package gg.leaderboard.log.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AcknowledgmentsTest {

    private static final Duration LESS_THAN_A_SECOND = Duration.ofMillis(999);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE);
    private final List<Integer> acknowledged = new ArrayList<>();
    private final Acknowledgments acknowledgments = new Acknowledgments(now::get);

    @Test
    void the_first_batch_is_acknowledged_at_once_and_the_latest_of_the_others_after_a_second() {
        batch(1);
        batch(2);
        now.addAndGet(LESS_THAN_A_SECOND.toNanos());
        batch(3);
        assertThat(acknowledged).containsExactly(1);

        now.addAndGet(Duration.ofMillis(1).toNanos());
        acknowledgments.acknowledgeIfDue();
        acknowledgments.acknowledgeIfDue();
        assertThat(acknowledged).containsExactly(1, 3);
    }

    @Test
    void a_waiting_batch_can_be_acknowledged_without_waiting() {
        batch(1);
        batch(2);

        acknowledgments.acknowledge();
        acknowledgments.acknowledge();

        assertThat(acknowledged).containsExactly(1, 2);
    }

    @Test
    void a_batch_that_is_read_again_is_not_acknowledged() {
        batch(1);
        batch(2);

        acknowledgments.discard();
        acknowledgments.acknowledge();

        assertThat(acknowledged).containsExactly(1);
    }

    private void batch(int number) {
        acknowledgments.acknowledge(() -> acknowledged.add(number));
    }
}
