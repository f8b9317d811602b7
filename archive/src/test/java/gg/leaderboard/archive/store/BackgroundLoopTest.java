package gg.leaderboard.archive.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackgroundLoopTest {

    @Test
    void a_lasting_problem_is_reported() {
        BackgroundLoop loop = new BackgroundLoop("test");
        loop.start(
                () -> {
                    throw new IllegalStateException("as a test");
                },
                Duration.ofMillis(10));
        try {
            await().until(
                            () -> loop.problemFor(Duration.ofMillis(200)),
                            trouble -> trouble.orElse("").equals("as a test"));
        } finally {
            loop.stop();
        }
    }

    @Test
    void an_error_is_reported_and_does_not_end_the_loop() {
        AtomicInteger runs = new AtomicInteger();
        BackgroundLoop loop = new BackgroundLoop("test");
        loop.start(
                () -> {
                    if (runs.incrementAndGet() < 10) {
                        throw new OutOfMemoryError("as a test");
                    }
                },
                Duration.ofMillis(50));
        try {
            await().until(loop::problem, trouble -> trouble.orElse("").equals("out of memory: as a test"));
            assertThat(loop.problemFor(Duration.ofHours(1)))
                    .as("it is not that old")
                    .isEmpty();
            await().until(() -> loop.problem().isEmpty());
            assertThat(loop.problemFor(Duration.ZERO)).isEmpty();
            assertThat(runs).hasValueGreaterThanOrEqualTo(10);
        } finally {
            loop.stop();
        }
    }
}
