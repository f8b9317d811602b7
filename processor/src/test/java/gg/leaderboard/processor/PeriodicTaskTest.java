package gg.leaderboard.processor;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PeriodicTaskTest {

    @Test
    void an_error_does_not_end_the_periodic_task() {
        AtomicInteger runs = new AtomicInteger();
        PeriodicTask repeated = new PeriodicTask(
                "test",
                Duration.ofMillis(10),
                () -> {
                    if (runs.incrementAndGet() == 1) {
                        throw new OutOfMemoryError("as a test");
                    }
                },
                () -> {});
        repeated.start();
        try {
            await().until(() -> runs.get() > 3);
        } finally {
            repeated.stop();
        }
    }
}
