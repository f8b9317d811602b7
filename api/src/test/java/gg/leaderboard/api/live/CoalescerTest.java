package gg.leaderboard.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoalescerTest {

    private static final Duration INTERVAL = Duration.ofMillis(50);

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(4);
    private final List<Long> runs = new CopyOnWriteArrayList<>();

    private static PushPace everyInterval(Duration interval) {
        return new PushPace(interval, interval);
    }

    @AfterEach
    void shutdown() {
        executor.shutdownNow();
    }

    @Test
    void the_first_request_runs_immediately() {
        Coalescer coalescer =
                new Coalescer(() -> runs.add(System.nanoTime()), everyInterval(Duration.ofHours(1)), executor);

        coalescer.request();

        await().until(() -> runs.size() == 1);
    }

    @Test
    void many_requests_share_few_runs_with_an_interval_between() {
        Coalescer coalescer = new Coalescer(() -> runs.add(System.nanoTime()), everyInterval(INTERVAL), executor);

        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            coalescer.request();
            return runs.size() >= 5;
        });

        for (int i = 1; i < runs.size(); i++) {
            // The coalescer takes its time before the run records its own.
            assertThat(runs.get(i) - runs.get(i - 1)).isGreaterThan(INTERVAL.toNanos() / 2);
        }
        assertThat(runs.get(4) - runs.get(0)).isGreaterThan(INTERVAL.toNanos() * 7 / 2);
    }

    @Test
    void requests_during_a_run_share_one_later_run_and_runs_never_overlap() {
        CountDownLatch first = new CountDownLatch(1);
        AtomicInteger atOnce = new AtomicInteger();
        Coalescer coalescer = new Coalescer(
                () -> {
                    assertThat(atOnce.incrementAndGet()).isEqualTo(1);
                    runs.add(System.nanoTime());
                    awaitQuietly(first);
                    atOnce.decrementAndGet();
                },
                everyInterval(Duration.ofNanos(1)),
                executor);
        coalescer.request();
        await().until(() -> runs.size() == 1);

        for (int i = 0; i < 100; i++) {
            coalescer.request();
        }
        first.countDown();

        await().until(() -> runs.size() == 2);
        await().during(Duration.ofMillis(200)).until(() -> runs.size() == 2);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_failed_run_does_not_prevent_the_next() {
        Coalescer coalescer = new Coalescer(
                () -> {
                    runs.add(System.nanoTime());
                    throw new IllegalStateException("for the test");
                },
                everyInterval(Duration.ofNanos(1)),
                executor);

        coalescer.request();
        await().until(() -> runs.size() == 1);
        await().until(() -> {
            coalescer.request();
            return runs.size() >= 2;
        });
    }
}
