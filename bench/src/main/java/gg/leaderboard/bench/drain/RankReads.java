package gg.leaderboard.bench.drain;

import gg.leaderboard.bench.Percentiles;
import gg.leaderboard.bench.load.Schedule;
import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.redis.BoardReader;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.window.Period;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Reads ranks of players on the global board as the api does, on a separate connection and on a fixed schedule, while something
 * else uses Redis.
 */
final class RankReads implements AutoCloseable {

    private static final int RATE = 100;
    // The most active ones of the generated log.
    private static final int PLAYERS = 1000;

    private static final Ranking GLOBAL = Ranking.builtIn(BuiltInBoards.GLOBAL, Period.ALL_TIME);

    private final LettuceConnectionFactory connections;
    private final CompletableFuture<long[]> reading;
    private volatile boolean stopping;

    private RankReads(Redis redis, Keys keys) {
        connections = new LettuceConnectionFactory(redis.host(), redis.port());
        connections.afterPropertiesSet();
        connections.start();
        BoardReader boards = new BoardReader(connections, keys);
        reading = CompletableFuture.supplyAsync(() -> read(boards), task -> new Thread(task, "ranks").start());
    }

    static RankReads start(Redis redis, Keys keys) {
        return new RankReads(redis, keys);
    }

    private long[] read(BoardReader boards) {
        Schedule schedule = Schedule.now(RATE);
        SplittableRandom random = new SplittableRandom(1);
        long[] nanos = new long[1 << 10];
        int count = 0;
        while (!stopping) {
            long late = schedule.await(count);
            long begin = System.nanoTime();
            boards.standing(GLOBAL, "player-" + random.nextInt(PLAYERS));
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
        connections.destroy();
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
