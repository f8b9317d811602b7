package gg.leaderboard.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SeededRunsTest {

    private final Set<Long> running = ConcurrentHashMap.newKeySet();
    private final Set<Long> begun = ConcurrentHashMap.newKeySet();

    @Test
    void each_seed_runs_once() throws Exception {
        SeededRuns.run(100, (seed, lane) -> assertThat(begun.add(seed)).isTrue());

        assertThat(begun).hasSize(100);
    }

    @Test
    void after_a_failure_no_other_run_starts_or_continues() {
        CountDownLatch all = new CountDownLatch(SeededRuns.LANES);

        assertThatThrownBy(() -> SeededRuns.run(100, (seed, lane) -> {
                    begun.add(seed);
                    running.add(seed);
                    all.countDown();
                    if (seed == 0) {
                        all.await();
                        running.remove(seed);
                        throw new IllegalStateException("seed 0");
                    }
                    finishDespiteInterruption();
                    running.remove(seed);
                }))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("seed 0");

        assertThat(running).isEmpty();
        assertThat(begun).hasSize(SeededRuns.LANES);
    }

    private static void finishDespiteInterruption() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        try {
            never.await();
        } catch (InterruptedException e) {
            assertThat(never.await(200, TimeUnit.MILLISECONDS)).isFalse();
        }
    }
}
