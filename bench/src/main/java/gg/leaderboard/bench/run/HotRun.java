package gg.leaderboard.bench.run;

import gg.leaderboard.bench.CommandLine;
import gg.leaderboard.bench.Percentiles;
import gg.leaderboard.bench.Report;
import gg.leaderboard.bench.load.GameEventsClient;
import gg.leaderboard.bench.load.Schedule;
import gg.leaderboard.bench.run.CountingDelays.Sample;
import gg.leaderboard.bench.testbed.ApiProcess;
import gg.leaderboard.bench.testbed.Broker;
import gg.leaderboard.bench.testbed.Jvm;
import gg.leaderboard.bench.testbed.MachineInfo;
import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.bench.testbed.TestBed;
import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The {@code hot} run: how long events wait until they are counted while most events go to one board, or are of one player. The
 * rate is always the same. In the comparison the same share of events is spread over all boards and players.
 */
public final class HotRun {

    private static final int PLAYERS = 10_000;
    private static final int BOARDS = 10;
    private static final String HOT_PLAYER = "hot";
    private static final double MOST = 2;

    private final SplittableRandom random = new SplittableRandom(1);
    private final Map<Kind, List<Sample>> samples = new EnumMap<>(Kind.class);
    private final Options options;
    private final List<String> settings;
    private final Report report = new Report();

    public HotRun(CommandLine line) {
        this.options = line.options(Options.class);
        this.settings = line.serviceArguments();
    }

    /** Returns whether all events were counted and, with {@code --assert}, the others were not delayed. */
    public boolean run() throws Exception {
        TestBed bed = TestBed.open();
        report.print("machine", "%s", MachineInfo.describe());
        Broker broker = bed.startBroker();
        GameEventsClient log = GameEventsClient.create(broker.bootstrapServers());
        try (Redis redis = bed.startRedis("redis");
                Jvm processor = bed.startProcessor(broker, redis, settings);
                KafkaProducer<byte[], byte[]> producer = log.producer(Map.of())) {
            createBoards(bed, broker, redis);
            try (CountingDelays delays = new CountingDelays(redis, log.topicId())) {
                play(Kind.EVEN, options.warmUp(), producer, delays);
                for (int round = 0; round < options.rounds(); round++) {
                    for (Kind kind : Kind.values()) {
                        List<Sample> ofRound = play(kind, options.duration(), producer, delays);
                        samples.computeIfAbsent(kind, k -> new ArrayList<>()).addAll(ofRound);
                        processor.checkRuns();
                    }
                }
            }
        }
        tell();
        return report.passed(options.checkAims());
    }

    private void createBoards(TestBed bed, Broker broker, Redis redis) throws Exception {
        try (ApiProcess api = bed.startApi(broker, redis, settings);
                KeepAliveConnection connection = new KeepAliveConnection(api.port())) {
            for (int board = 0; board < BOARDS; board++) {
                connection.post("/api/v1/leaderboards", "{\"id\":\"" + board(board) + "\"}");
            }
        }
    }

    private List<Sample> play(
            Kind kind, Duration duration, KafkaProducer<byte[], byte[]> producer, CountingDelays delays)
            throws InterruptedException {
        Schedule schedule = Schedule.now(options.rate());
        long events = options.rate() * duration.toMillis() / 1000;
        for (long event = 0; event < events; event++) {
            schedule.await(event);
            boolean bulk = random.nextDouble() < options.share();
            var unused = producer.send(
                    GameEventsClient.record(bulk ? kind.bulk(random) : score(player(random), 1 + random.nextInt(9))),
                    delays.sent(!bulk));
        }
        producer.flush();
        return delays.awaitAll();
    }

    private void tell() {
        report.print("rate", "%,d events/s, %.0f%% of them hot", options.rate(), 100 * options.share());
        int hotPartition = samples.getOrDefault(Kind.HOT_PLAYER, List.of()).stream()
                .filter(sample -> !sample.isOther())
                .mapToInt(Sample::partition)
                .findFirst()
                .orElseThrow();
        long[] even = nanos(Kind.EVEN, sample -> true);
        print("others, nothing hot", even);
        long[] board = nanos(Kind.HOT_BOARD, sample -> true);
        print("others, a hot board", board);
        long[] elsewhere = nanos(Kind.HOT_PLAYER, sample -> sample.partition() != hotPartition);
        print("others, a hot player", elsewhere);
        print("  in the same partition", nanos(Kind.HOT_PLAYER, sample -> sample.partition() == hotPartition));
        report.atMost(MOST, "p99 with a hot board", ratio(board, even), "%.2f");
        report.atMost(MOST, "p99 with a hot player", ratio(elsewhere, even), "%.2f");
    }

    private long[] nanos(Kind kind, Predicate<Sample> which) {
        return samples.getOrDefault(kind, List.of()).stream()
                .filter(Sample::isOther)
                .filter(which)
                .mapToLong(Sample::nanos)
                .sorted()
                .toArray();
    }

    private void print(String what, long[] nanos) {
        report.print(
                what,
                "p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                Percentiles.millis(nanos, 0.5),
                Percentiles.millis(nanos, 0.99),
                Percentiles.millis(nanos, 1));
    }

    private static double ratio(long[] nanos, long[] to) {
        return Percentiles.millis(nanos, 0.99) / Percentiles.millis(to, 0.99);
    }

    private static String board(int number) {
        return "board-" + number;
    }

    private static String player(SplittableRandom random) {
        return "player-" + random.nextInt(PLAYERS);
    }

    private static ScoreSubmitted score(String player, int board) {
        EventInfo info = new EventInfo(UUID.randomUUID().toString(), Instant.now(), player, null, null);
        return new ScoreSubmitted(info, board(board), 1);
    }

    /** What most events are. */
    private enum Kind {
        EVEN {
            @Override
            ScoreSubmitted bulk(SplittableRandom random) {
                return score(player(random), random.nextInt(BOARDS));
            }
        },
        HOT_BOARD {
            @Override
            ScoreSubmitted bulk(SplittableRandom random) {
                return score(player(random), 0);
            }
        },
        HOT_PLAYER {
            @Override
            ScoreSubmitted bulk(SplittableRandom random) {
                return score(HotRun.HOT_PLAYER, random.nextInt(BOARDS));
            }
        };

        abstract ScoreSubmitted bulk(SplittableRandom random);
    }

    /**
     * @param rate events per second, sent on a fixed schedule
     * @param share the share of the events that are hot, above 0, below 1
     * @param warmUp the time before samples count
     * @param duration the time of each measurement
     * @param rounds how often each is measured, in turn
     * @param checkAims whether a missed target fails the run
     */
    record Options(
            @DefaultValue("2000") int rate,
            @DefaultValue("0.9") double share,
            @DefaultValue("20s") Duration warmUp,
            @DefaultValue("10s") Duration duration,
            @DefaultValue("3") int rounds,
            @Name("assert") @DefaultValue("false") boolean checkAims) {}
}
