package gg.leaderboard.bench.drain;

import gg.leaderboard.bench.Percentiles;
import gg.leaderboard.bench.load.Schedule;
import gg.leaderboard.bench.testbed.Redis;
import io.lettuce.core.Range;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/**
 * Reads ranks of players on the global board with plain commands on a separate connection, on a fixed schedule, while
 * something else uses Redis.
 */
final class RankReads implements AutoCloseable {

    private static final int RATE = 100;
    // The most active ones of the generated log.
    private static final int PLAYERS = 1000;

    private final StatefulRedisConnection<String, String> connection;
    private final CompletableFuture<long[]> reading;
    private volatile boolean stopping;

    private RankReads(Redis redis, String board) {
        connection = redis.connect();
        reading = CompletableFuture.supplyAsync(() -> read(board), task -> new Thread(task, "ranks").start());
    }

    /** @param board the key of the board */
    static RankReads start(Redis redis, String board) {
        return new RankReads(redis, board);
    }

    private long[] read(String board) {
        Schedule schedule = Schedule.now(RATE);
        SplittableRandom random = new SplittableRandom(1);
        long[] nanos = new long[1 << 10];
        int count = 0;
        while (!stopping) {
            long late = schedule.await(count);
            long begin = System.nanoTime();
            Double score = connection.sync().zscore(board, "player-" + random.nextInt(PLAYERS));
            if (score != null) {
                connection
                        .sync()
                        .zcount(board, Range.from(Range.Boundary.excluding(score), Range.Boundary.unbounded()));
            }
            nanos = count == nanos.length ? Arrays.copyOf(nanos, 2 * count) : nanos;
            nanos[count++] = late + System.nanoTime() - begin;
        }
        return Arrays.stream(nanos, 0, count).sorted().toArray();
    }

    /** Ends the reads and returns their times. */
    Times stop() {
        stopping = true;
        return new Times(reading.join());
    }

    @Override
    public void close() {
        stopping = true;
        reading.join();
        connection.close();
    }

    /** @param nanos the times of the reads, ascending; a read that an earlier one delayed counts as late */
    record Times(long[] nanos) {

        double p99() {
            return Percentiles.millis(nanos, 0.99);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,d reads, p50 %.2f ms, p99 %.2f ms, max %.2f ms",
                    nanos.length,
                    Percentiles.millis(nanos, 0.5),
                    p99(),
                    Percentiles.millis(nanos, 1));
        }
    }
}
