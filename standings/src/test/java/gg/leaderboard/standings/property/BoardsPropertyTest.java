package gg.leaderboard.standings.property;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fixture.EmptyRedis;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.fold.PartitionWriter;
import gg.leaderboard.standings.property.RandomLog.Entry;
import gg.leaderboard.standings.redis.BoardReader;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.RedisStandings;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.testing.SeededRuns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests random boards, logs and batches. At the end, and once before, every read must match a plain model. */
class BoardsPropertyTest {

    private static final int SEEDS = Integer.getInteger("board.seeds", 20);
    private static final List<Window> WINDOWS =
            List.of(Window.ALLTIME, Window.HOURLY, Window.DAILY, Window.WEEKLY, Window.MONTHLY);

    private final List<EmptyRedis> lanes = IntStream.range(0, SeededRuns.LANES)
            .mapToObj(database -> new EmptyRedis(database).start())
            .toList();

    @AfterEach
    void close() {
        lanes.forEach(EmptyRedis::close);
    }

    @ParameterizedTest(name = "{0} shards")
    @ValueSource(ints = {1, 16})
    void every_read_equals_a_plain_model(int shards) throws Exception {
        AtomicLong reads = new AtomicLong();
        SeededRuns.run(SEEDS, (seed, lane) -> reads.addAndGet(run(seed, lanes.get(lane), shards)));
        System.out.printf("%d seeds, %d shards: %s reads compared%n", SEEDS, shards, reads);
        assertThat(reads.get()).isGreaterThan(SEEDS * 1000L);
    }

    private static long run(long seed, EmptyRedis redis, int shards) {
        redis.empty();
        Random random = new Random(seed);
        StandingsProperties properties = new StandingsProperties(shards, WINDOWS, new Dedup(Duration.ofDays(30), 64));
        Map<String, BoardHistory> boards = new TreeMap<>();
        for (String id : List.of("arena", "race.1", "s2")) {
            boards.put(id, new RandomBoards(random).next(id));
        }
        List<Entry> log = RandomLog.write(random, List.copyOf(boards.keySet()));
        ReferenceBoards model = new ReferenceBoards(boards, WINDOWS);
        Writers writers = new Writers(redis, properties, new Definitions(boards), random);
        BoardComparison comparison = new BoardComparison(
                model, new BoardReader(redis.connections(), Keys.of(properties)), random, "seed " + seed);

        int half = log.size() / 2;
        writers.write(log.subList(0, half), model);
        comparison.compareAll();
        writers.write(log.subList(half, log.size()), model);
        comparison.compareAll();
        return comparison.reads();
    }

    /** The writers of all partitions. */
    private static final class Writers {

        private final List<PartitionWriter> writers = new ArrayList<>();
        private final long[] offsets = new long[RandomLog.PARTITIONS];
        private final Definitions definitions;
        private final Random random;

        Writers(EmptyRedis redis, StandingsProperties properties, Definitions definitions, Random random) {
            this.definitions = definitions;
            this.random = random;
            Keys keys = Keys.of(properties);
            RedisStandings standings = new RedisStandings(redis.connections(), keys, properties.dedup());
            for (int i = 0; i < RandomLog.PARTITIONS; i++) {
                Fold fold = new Fold(keys.shards(), properties, 1 + random.nextInt(400));
                writers.add(new PartitionWriter(new LogPartition("topic", i), keys.shards(), fold, standings));
            }
        }

        void write(List<Entry> log, ReferenceBoards model) {
            int at = 0;
            while (at < log.size()) {
                List<Entry> batch = log.subList(at, Math.min(log.size(), at + 1 + random.nextInt(40)));
                for (int partition = 0; partition < RandomLog.PARTITIONS; partition++) {
                    assertThat(writers.get(partition).write(records(batch, partition)))
                            .isEmpty();
                }
                batch.forEach(entry -> assertThat(model.add(entry)).isEqualTo(isTaken(entry)));
                at += batch.size();
            }
        }

        private List<LogRecord> records(List<Entry> batch, int partition) {
            return batch.stream()
                    .filter(entry -> entry.partition() == partition)
                    .map(entry -> record(entry, offsets[partition]++))
                    .toList();
        }

        private LogRecord record(Entry entry, long offset) {
            try {
                return LogRecord.of(offset, entry.logTime(), entry.event(), definitions);
            } catch (InvalidEventException e) {
                return LogRecord.unreadable(offset, entry.logTime());
            }
        }

        private boolean isTaken(Entry entry) {
            return record(entry, 0).event() != null;
        }
    }
}
