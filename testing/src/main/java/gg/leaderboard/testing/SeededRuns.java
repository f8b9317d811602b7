package gg.leaderboard.testing;

import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Runs one test many times, each with another seed. Some runs are parallel, because they mostly wait for servers. */
public final class SeededRuns {

    /** How many run at a time. */
    public static final int LANES = 4;

    private SeededRuns() {}

    /**
     * Runs the seeds from 0 on, until one fails. When this returns, none runs any more: the next test may use what they used.
     *
     * @throws java.util.concurrent.ExecutionException with what the first one threw that failed
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
                System.out.println("A run goes on, although it was interrupted a minute ago.");
            }
        }
    }

    /** One of them. */
    @FunctionalInterface
    public interface SeededRun {

        /**
         * @param lane from 0 to {@link #LANES} - 1; no other run is on it meanwhile, so what it is given for itself, such as
         *     a database, can be chosen by it
         */
        void run(long seed, int lane) throws Exception;
    }
}
