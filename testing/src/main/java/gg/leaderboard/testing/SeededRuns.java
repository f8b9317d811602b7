package gg.leaderboard.testing;

import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Runs one test many times with different seeds. Some runs are parallel, because they mostly wait for servers. */
public final class SeededRuns {

    /** The number of parallel runs. */
    public static final int LANES = 4;

    private SeededRuns() {}

    /**
     * Runs the seeds from 0 on, until one fails. All runs have ended when this returns, so the next test can use their
     * resources.
     *
     * @throws java.util.concurrent.ExecutionException with the exception of the first run that failed
     */
    public static void run(int seeds, SeededRun run) throws Exception {
        AtomicLong next = new AtomicLong();
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        try {
            ExecutorCompletionService<Void> running = new ExecutorCompletionService<>(lanes);
            for (int i = 0; i < LANES; i++) {
                int lane = i;
                running.submit(() -> {
                    for (long seed = next.getAndIncrement(); seed < seeds; seed = next.getAndIncrement()) {
                        run.run(seed, lane);
                    }
                    return null;
                });
            }
            for (int i = 0; i < LANES; i++) {
                running.take().get();
            }
        } finally {
            next.set(seeds);
            lanes.shutdownNow();
            if (!lanes.awaitTermination(1, TimeUnit.MINUTES)) {
                System.out.println("A run has not ended a minute after it was interrupted.");
            }
        }
    }

    /** One run of the test. */
    @FunctionalInterface
    public interface SeededRun {

        /**
         * Runs the test.
         *
         * @param lane from 0 to {@link #LANES} - 1. No other run uses it at the same time, so it can select exclusive
         *     resources such as a database
         */
        void run(long seed, int lane) throws Exception;
    }
}
