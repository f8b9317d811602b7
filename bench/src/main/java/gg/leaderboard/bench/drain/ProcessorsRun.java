package gg.leaderboard.bench.drain;

import gg.leaderboard.bench.CommandLine;
import gg.leaderboard.bench.Report;
import gg.leaderboard.bench.load.EventGenerator;
import gg.leaderboard.bench.load.GameEventsClient;
import gg.leaderboard.bench.load.LogTotals;
import gg.leaderboard.bench.testbed.Broker;
import gg.leaderboard.bench.testbed.Cpu;
import gg.leaderboard.bench.testbed.Jvm;
import gg.leaderboard.bench.testbed.MachineInfo;
import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.bench.testbed.TestBed;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.redis.Keys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/**
 * The {@code processors} run: one, two and more processors with one consumer each count the same events, as fast as they can. Each
 * has partitions before the first event is sent. The measurement includes the sending, which takes a small part of the time.
 */
public final class ProcessorsRun {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Pattern READS = Pattern.compile("\"game-events\":\\[\\d");

    private final CommandLine line;
    private final DrainOptions options;
    private final Keys keys;
    private final Report report = new Report();

    public ProcessorsRun(CommandLine line) {
        this.line = line;
        this.options = line.options(DrainOptions.class);
        this.keys = Keys.of(line.settings("standings", StandingsProperties.class));
    }

    /** Returns whether every result was correct. */
    public boolean run() throws Exception {
        report.print("machine", "%s", MachineInfo.describe());
        for (int count : options.processors()) {
            drain(count);
        }
        return report.passed(options.checkAims());
    }

    private void drain(int count) throws Exception {
        TestBed bed = TestBed.open();
        Broker broker = bed.startBroker();
        GameEventsClient log = GameEventsClient.create(broker.bootstrapServers());
        List<String> settings = new ArrayList<>(line.serviceArguments());
        settings.add("--leaderboard.processor.concurrency=1");
        List<Jvm> processors = new ArrayList<>();
        try (Redis redis = bed.startRedis("redis")) {
            Cpu cpu =
                    new Cpu().with("Redis", redis).with("broker", broker.jvm()).withSelf();
            for (int i = 1; i <= count; i++) {
                Jvm processor = bed.startProcessor(broker, redis, settings);
                processors.add(processor);
                cpu.with("processor " + i, processor);
            }
            processors.get(0).await(() -> reading(redis) == count, PAUSE, LIMIT);
            measure(count, log, redis, cpu, processors.get(0));
            processors.forEach(Jvm::close);
            sizes(log, redis);
        } finally {
            processors.forEach(Jvm::close);
            broker.jvm().close();
        }
    }

    private void measure(int count, GameEventsClient log, Redis redis, Cpu cpu, Jvm processor) throws Exception {
        StandingsQueries standings = new StandingsQueries(redis, keys);
        Cpu.Usage begin = cpu.now();
        LogTotals full = LogTotals.fill(
                log, options.events(), new EventGenerator(options.players(), options.seed()), 0, options.seed());
        Map<TopicPartition, Long> ends = log.ends();
        String topicId = log.topicId();
        processor.await(() -> standings.hasApplied(ends, topicId), PAUSE, LIMIT);
        Cpu.Usage used = cpu.now().since(begin);
        report.print(
                count + " processors",
                "%,.0f events/s; CPU per event: %s; others %.0f%% of the machine",
                options.events() / (used.nanos() / 1e9),
                used.per(options.events()),
                100 * used.others());
        report.expectEqual(full.points(), "  points on global board", standings.points());
    }

    private void sizes(GameEventsClient log, Redis redis) throws Exception {
        KeyMemory boards = new KeyMemory(redis, KeyMemory.BOARDS);
        KeyMemory profiles = new KeyMemory(redis, KeyMemory.PROFILES);
        long entries = boards.entries();
        long players = profiles.keys();
        report.print(
                "  bytes",
                "log %.0f per event; Redis %.1f per id, %.1f per player of a board in a window (%,d), %.0f per profile (%,d)",
                (double) log.bytes() / options.events(),
                (double) new KeyMemory(redis, KeyMemory.IDS).measure() / options.events(),
                (double) boards.measure() / entries,
                entries,
                (double) profiles.measure() / players,
                players);
    }

    /** The number of processors that report partitions of the log. */
    private static long reading(Redis redis) {
        return redis.commands().hvals(Keys.PROCESSORS).stream()
                .filter(report -> READS.matcher(report).find())
                .count();
    }
}
