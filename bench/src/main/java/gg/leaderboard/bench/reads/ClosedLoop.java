package gg.leaderboard.bench.reads;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Some clients that ask again as soon as they have an answer. */
final class ClosedLoop {

    private ClosedLoop() {}

    /** Something that is asked over and over, by one client. */
    interface Client extends AutoCloseable {
        void ask() throws Exception;
    }

    /** Makes the client of this number. */
    interface Clients {
        Client client(int number) throws Exception;
    }

    static Result run(int clients, Duration duration, Clients factory) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long start = System.nanoTime();
            List<Callable<long[]>> loops = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int number = i;
                loops.add(() -> loop(factory.client(number), start + duration.toNanos()));
            }
            List<long[]> samples = new ArrayList<>();
            for (Future<long[]> loop : threads.invokeAll(loops)) {
                samples.add(loop.get());
            }
            return Result.of(samples, System.nanoTime() - start);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long[] loop(Client client, long end) throws Exception {
        try (client) {
            long[] nanos = new long[1 << 16];
            int count = 0;
            for (long before = System.nanoTime(); before < end; count++) {
                client.ask();
                long after = System.nanoTime();
                nanos = count == nanos.length ? Arrays.copyOf(nanos, 2 * count) : nanos;
                nanos[count] = after - before;
                before = after;
            }
            return Arrays.copyOf(nanos, count);
        }
    }

    /**
     * @param rate answers a second, to all clients together
     * @param nanos how long each answer took, ascending
     */
    record Result(double rate, long[] nanos) {

        static Result of(List<long[]> samples, long lasted) {
            long[] all = samples.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            return new Result(all.length * 1e9 / lasted, all);
        }
    }
}
