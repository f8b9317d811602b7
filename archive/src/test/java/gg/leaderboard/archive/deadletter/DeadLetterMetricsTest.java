package gg.leaderboard.archive.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.archive.deadletter.DeadLetterRepository.Count;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLetterMetricsTest {

    private static final Duration QUERY = Duration.ofMinutes(2);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private long now = -1;
    private int queries;

    @Test
    void a_slow_query_takes_at_most_a_tenth_of_the_time() {
        try (DeadLetterMetrics metrics = new DeadLetterMetrics(this::query, () -> now, meters)) {
            metrics.readIfDue();
            now += 10 * QUERY.toNanos() - 1;
            metrics.readIfDue();
            assertThat(queries).isEqualTo(1);

            now++;
            metrics.readIfDue();
        }

        assertThat(queries).isEqualTo(2);
        assertThat(meters.get("leaderboard.dead.letters")
                        .tags("rule", "missing", "state", "open")
                        .gauge()
                        .value())
                .isEqualTo(7);
    }

    private List<Count> query() {
        queries++;
        now += QUERY.toNanos();
        return List.of(
                new Count("points is missing", DeadLetterStatus.OPEN, 4),
                new Count("player_id is missing", DeadLetterStatus.OPEN, 3));
    }
}
