package gg.leaderboard.bench.run;

import gg.leaderboard.bench.load.Schedule;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several clients that send requests repeatedly: either right after each response, or on a fixed schedule. */
final class ReadLoad {

    private ReadLoad() {}

    /** Sends one request repeatedly. */
    interface Client extends AutoCloseable {
        void ask() throws Exception;

        @Override
        void close() throws IOException;
    }

    /** Creates the clients by number. */
    interface Clients {
        Client client(int number) throws Exception;
    }

    /** Each client sends its next request as soon as it has a response. */
    static Result closed(int clients, Duration duration, Clients factory) throws Exception {
        return run(clients, duration, 0, factory);
    }

    /**
     * The clients together send {@code rate} requests a second. A response that is delayed by an earlier one counts as
     * late.
     */
    static Result paced(int clients, Duration duration, int rate, Clients factory) throws Exception {
        return run(clients, duration, clients * 1_000_000_000L / rate, factory);
    }

    private static Result run(int clients, Duration duration, long interval, Clients factory) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long start = System.nanoTime();
            List<Callable<long[]>> loops = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int number = i;
                long first = start + number * interval / clients;
                loops.add(() -> loop(factory.client(number), first, start + duration.toNanos(), interval));
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

    private static long[] loop(Client client, long first, long end, long interval) throws Exception {
        try (client) {
            long[] nanos = new long[1 << 16];
            int count = 0;
            for (long due = first; due < end; count++) {
                Schedule.awaitTime(due);
                client.ask();
                long now = System.nanoTime();
                nanos = count == nanos.length ? Arrays.copyOf(nanos, 2 * count) : nanos;
                nanos[count] = now - due;
                due = interval == 0 ? now : due + interval;
            }
            return Arrays.copyOf(nanos, count);
        }
    }

    /**
     * @param rate responses per second of all clients together
     * @param nanos the response times, ascending
     */
    record Result(double rate, long[] nanos) {

        static Result of(List<long[]> samples, long lasted) {
            long[] all = samples.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            return new Result(all.length * 1e9 / lasted, all);
        }
    }
}
