package gg.leaderboard.api.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.StandingsExtension;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * 200 clients send as fast as they can, next to 20 that stay below the limits. {@code -Dflood.seconds=600} makes it longer.
 */
@Tag("alone")
class FloodTest {

    private static final int FLOODING = 200;
    private static final int FLOODING_PER_THREAD = 50;
    private static final int HONEST = 20;
    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final int MOST_WARM_UPS = 30;
    private static final int MOST_MEASUREMENTS = 3;
    private static final Duration LASTS = Duration.ofSeconds(Integer.getInteger("flood.seconds", 5));

    // An honest client sends four requests a second; one of eight is a write.
    private static final long INTERVAL_NANOS = Duration.ofMillis(250).toNanos();
    private static final int ONE_WRITE_OF = 8;
    private static final int READS = 10;
    private static final int WRITES = 4;
    private static final int PERIOD_SECONDS = 2;

    private static final Duration P99 = Duration.ofMillis(200);
    private static final long MOST_GROWTH = 32L << 20;
    private static final String EVENTS = "/api/v1/events";
    private static final String TOP = "/api/v1/leaderboards/global/top";

    @RegisterExtension
    static final StandingsExtension folding = new StandingsExtension();

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void honest_clients_are_served_next_to_flooding_ones_and_memory_stays_flat() throws Exception {
        try (RunningApi api = RunningApi.start(
                "leaderboard.limits.trusted-proxies=127.0.0.1",
                "leaderboard.limits.reads=" + READS + "/" + PERIOD_SECONDS + "s",
                "leaderboard.limits.writes=" + WRITES + "/" + PERIOD_SECONDS + "s")) {
            warmUp(api);
            long before = heapAfterCollection();

            Outcome outcome = flood(api, LASTS);
            // Another program on this machine delays clients and api alike.
            for (int i = 1; i < MOST_MEASUREMENTS && outcome.millis(0.99) >= P99.toMillis(); i++) {
                everythingOfTheHonestCounts(api, outcome);
                outcome = flood(api, LASTS);
            }

            long growth = heapAfterCollection() - before;
            System.out.printf(
                    Locale.ROOT,
                    "flood: %,d requests/s refused, honest p50 %.1f ms, p99 %.1f ms, heap %+,d KiB%n",
                    outcome.refused() / LASTS.toSeconds(),
                    outcome.millis(0.5),
                    outcome.millis(0.99),
                    growth >> 10);
            assertThat(outcome.failed())
                    .as("responses that are neither 200 nor 429")
                    .isEmpty();
            assertThat(outcome.honestStatuses()).containsOnly(200);
            assertThat(outcome.millis(0.99)).isLessThan(P99.toMillis());
            assertThat(outcome.refused()).isPositive();
            assertThat(outcome.admitted()).isLessThan(most(LASTS));
            assertThat(growth).isLessThan(MOST_GROWTH);
            everythingOfTheHonestCounts(api, outcome);
        }
    }

    // The clients begin with full buckets, so at first none is refused.
    private void warmUp(RunningApi api) throws Exception {
        for (int i = 0; i < MOST_WARM_UPS; i++) {
            Outcome outcome = flood(api, WARM_UP);
            if (outcome.refused() > outcome.admitted()) {
                return;
            }
        }
    }

    // At most the whole limit at first, and what is refilled until the end.
    private static long most(Duration time) {
        return FLOODING * (READS + WRITES) * (3 + time.toSeconds() / PERIOD_SECONDS);
    }

    private void everythingOfTheHonestCounts(RunningApi api, Outcome outcome) {
        for (Honest client : outcome.honest()) {
            String path = "/api/v1/leaderboards/global/player/" + client.player();
            await().untilAsserted(() ->
                    assertThat(api.get(path).ok().at("/data/score").longValue()).isEqualTo(client.points()));
        }
    }

    private Outcome flood(RunningApi api, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(FLOODING / FLOODING_PER_THREAD + HONEST);
        try {
            List<Callable<long[]>> floods = new ArrayList<>();
            for (int i = 0; i < FLOODING; i += FLOODING_PER_THREAD) {
                int number = i;
                floods.add(() -> flood(api, number, end));
            }
            List<Future<long[]>> flooding = floods.stream().map(threads::submit).toList();
            List<Future<Honest>> honest = new ArrayList<>();
            for (int i = 0; i < HONEST; i++) {
                int number = i;
                honest.add(threads.submit(() -> behave(api, number, end)));
            }
            return Outcome.of(results(flooding), results(honest));
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> List<T> results(List<Future<T>> running) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> one : running) {
            results.add(one.get());
        }
        return results;
    }

    // Each client has one request in progress. Returns the number of responses by status.
    private long[] flood(RunningApi api, int first, long end) throws IOException {
        long[] statuses = new long[600];
        List<KeepAliveClient> clients = new ArrayList<>();
        for (int i = 0; i < FLOODING_PER_THREAD; i++) {
            clients.add(new KeepAliveClient(api, "203.0.113." + (first + i)));
        }
        for (int i = 0; System.nanoTime() < end; i++) {
            for (KeepAliveClient client : clients) {
                if (i % 2 == 0) {
                    client.get(TOP);
                } else {
                    client.post(EVENTS, scored("flood-" + run + "-" + first));
                }
            }
            for (KeepAliveClient client : clients) {
                statuses[client.status()]++;
            }
        }
        for (KeepAliveClient client : clients) {
            client.close();
        }
        return statuses;
    }

    private Honest behave(RunningApi api, int number, long end) throws IOException {
        String player = "honest-" + run + "-" + number + "-" + end;
        List<Integer> statuses = new ArrayList<>();
        List<Long> nanos = new ArrayList<>();
        long points = 0;
        try (KeepAliveClient client = new KeepAliveClient(api, "198.51.100." + number)) {
            long due = System.nanoTime() + number * INTERVAL_NANOS / HONEST;
            for (int i = 0; due < end; i++, due += INTERVAL_NANOS) {
                LockSupport.parkNanos(due - System.nanoTime());
                boolean writes = i % ONE_WRITE_OF == 0;
                if (writes) {
                    client.post(EVENTS, scored(player));
                } else {
                    client.get(TOP);
                }
                statuses.add(client.status());
                // A request that is delayed by an earlier one counts as late.
                nanos.add(System.nanoTime() - due);
                points += writes ? 1 : 0;
            }
        }
        return new Honest(
                player,
                points,
                statuses,
                nanos.stream().mapToLong(Long::longValue).toArray());
    }

    private static String scored(String player) {
        return "{\"event_type\":\"player_scored\",\"points\":1,\"player_id\":\"" + player + "\"}";
    }

    private static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private record Honest(String player, long points, List<Integer> statuses, long[] nanos) {}

    private record Outcome(long admitted, long refused, List<Integer> failed, List<Honest> honest, long[] nanos) {

        static Outcome of(List<long[]> flooding, List<Honest> honest) {
            long[] all = new long[600];
            flooding.forEach(one -> Arrays.setAll(all, status -> all[status] + one[status]));
            List<Integer> failed = new ArrayList<>();
            for (int status = 0; status < all.length; status++) {
                if (all[status] > 0 && status != 200 && status != 429) {
                    failed.add(status);
                }
            }
            long[] nanos = honest.stream()
                    .flatMapToLong(client -> LongStream.of(client.nanos()))
                    .sorted()
                    .toArray();
            return new Outcome(all[200], all[429], failed, honest, nanos);
        }

        List<Integer> honestStatuses() {
            return honest.stream().flatMap(client -> client.statuses().stream()).toList();
        }

        double millis(double share) {
            return nanos[(int) (share * (nanos.length - 1))] / 1e6;
        }
    }
}
