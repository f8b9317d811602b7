package gg.leaderboard.api.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.web.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClusterWatchTest {

    private volatile Supplier<ClusterState> kafka = () -> state(10);
    private final ClusterWatch watch = new ClusterWatch(
            () -> kafka.get(),
            RunningApi.shared().beans(Dependencies.class).iterator().next());

    @AfterEach
    void close() {
        watch.close();
    }

    private static ClusterState state(int secondsAgo) {
        long nanos = System.nanoTime() - Duration.ofSeconds(secondsAgo).toNanos();
        return new ClusterState(List.of(), List.of(), List.of(), List.of(), nanos);
    }

    private void fail(RuntimeException problem) {
        kafka = () -> {
            throw problem;
        };
    }

    private @Nullable String refusal() {
        try {
            watch.state();
            return null;
        } catch (ProblemException e) {
            return e.detail();
        }
    }

    @Test
    void a_known_state_is_returned_while_kafka_is_slow() {
        fail(new TimeoutException("slow"));
        assertThat(refusal()).isEqualTo("Kafka is unavailable, so it cannot be shown now.");

        ClusterState known = state(10);
        kafka = () -> known;
        await().until(() -> refusal() == null && watch.problem() == null);
        fail(new TimeoutException("slow"));

        await().until(() -> watch.state().equals(known) && watch.problem() != null);
        assertThat(watch.problem()).contains("slow");
    }

    @Test
    void an_outdated_state_a_refusal_and_a_defect_are_problems() {
        kafka = () -> state(300);
        watch.state();
        fail(new TimeoutException("slow"));
        await().until(() -> refusal() != null);

        kafka = () -> state(10);
        await().until(() -> refusal() == null);
        fail(new TopicAuthorizationException("refused"));
        await().until(() -> refusal() != null);
        assertThat(watch.problem()).contains("refused");
        fail(new IllegalStateException("a defect"));
        await().until(() -> refusal() != null && String.valueOf(watch.problem()).contains("a defect"));
    }
}
