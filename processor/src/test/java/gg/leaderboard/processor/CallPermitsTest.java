package gg.leaderboard.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallPermitsTest {

    private static final int THREADS = 4;
    private static final int CALLS = 200;

    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void no_more_calls_are_in_flight_than_there_are_permits() {
        CallPermits permits = new CallPermits(2, Duration.ofMinutes(1));

        CompletableFuture.allOf(IntStream.range(0, THREADS)
                        .mapToObj(thread -> CompletableFuture.runAsync(
                                () -> IntStream.range(0, CALLS).forEach(i -> permits.run(this::call)),
                                task -> new Thread(task).start()))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(most.get()).isBetween(1, 2);
        assertThat(inFlight.get()).isZero();
    }

    @Test
    void a_call_that_does_not_return_does_not_stop_others() throws Exception {
        CallPermits permits = new CallPermits(1, Duration.ofMillis(1));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        CompletableFuture<String> stuck = CompletableFuture.supplyAsync(() -> permits.run(() -> {
            begun.countDown();
            await(answer);
            return "late";
        }));
        begun.await();

        assertThat(permits.run(() -> "in time")).isEqualTo("in time");

        answer.countDown();
        assertThat(stuck.join()).isEqualTo("late");
    }

    @Test
    void a_failed_call_returns_its_permit() {
        CallPermits permits = new CallPermits(1, Duration.ofMinutes(1));

        assertThat(CompletableFuture.supplyAsync(() -> permits.run(() -> {
                    throw new IllegalStateException("no answer");
                })))
                .failsWithin(Duration.ofSeconds(10));

        assertThat(permits.run(() -> "next")).isEqualTo("next");
    }

    private int call() {
        most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        Thread.yield();
        return inFlight.decrementAndGet();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
