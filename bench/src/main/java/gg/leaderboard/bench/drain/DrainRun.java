package gg.leaderboard.bench.drain;

import gg.leaderboard.bench.CommandLine;
import gg.leaderboard.bench.Report;
import gg.leaderboard.bench.testbed.Cpu;
import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.standings.redis.Keys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The {@code drain} run: first a processor, then Redis alone with the same calls, then Redis alone with the writes of these
 * calls as plain commands, then the naive consumer. Each uses
 * its own empty Redis and the same log.
 */
public final class DrainRun {

    private static final double RATIO_TO_PLAIN_COMMANDS = 0.7;
    private static final double RANK_P99_MILLIS = 10;
    private static final double TIMES_NAIVE = 20;
    private static final double PER_SECOND = 25_000;
    // With the allocator of libc.
    private static final double PER_SECOND_BUNDLED = 16_000;
    private static final double BYTES_PER_ID = 40;
    private static final double BYTES_PER_ENTRY = 120;

    private final CommandLine line;
    private final DrainOptions options;
    private final Report report = new Report();

    public DrainRun(CommandLine line) {
        this.line = line;
        this.options = line.options(DrainOptions.class);
    }

    /** Returns whether every result was correct and, with {@code --assert}, every target was met. */
    public boolean run() throws Exception {
        DrainSetup scene = DrainSetup.open(line, report);
        double rate = processor(scene);
        Alone alone = redisAlone(scene);
        double naive = naive(scene, 1);
        double naiveConcurrent = naive(scene, scene.processor().concurrency());
        report.print("to Redis alone", "%.2f", rate / alone.calls());
        report.atLeast(RATIO_TO_PLAIN_COMMANDS, "to plain commands", rate / alone.plain(), "%.2f");
        report.atLeast(TIMES_NAIVE, "to the naive consumer", rate / naive, "%.1f");
        report.print("  with as many consumers", "%.1f", rate / naiveConcurrent);
        return report.passed(options.checkAims());
    }

    private double processor(DrainSetup scene) throws Exception {
        try (Redis redis = scene.bed().startRedis("redis-processor")) {
            ProcessorRun.DrainResult drained = scene.drain(redis, line.serviceArguments());
            double rate = drained.perSecond(options.events());
            report.print("Redis", "%s", redis.description());
            report.atLeast(
                    redis.description().contains("jemalloc") ? PER_SECOND : PER_SECOND_BUNDLED,
                    "processor",
                    rate,
                    "%,.0f events/s");
            report.print("  time", "%.2f s", drained.time().toNanos() / 1e9);
            cpu(drained.cpu(), options.events());
            report.print("  calls of scripts", "%s", drained.calls());
            report.resident("processor", drained.resident());
            report.print("  ranks meanwhile", "%s", drained.ranks());
            report.atMost(RANK_P99_MILLIS, "  rank p99", drained.ranks().p99(), "%.2f ms");
            StandingsQueries standings = new StandingsQueries(redis, Keys.of(scene.standings()));
            report.expectEqual(scene.full().events(), "  events counted", standings.events());
            report.expectEqual(scene.full().points(), "  points on global board", standings.points());
            double ofIds = new KeyMemory(redis, KeyMemory.IDS).measure();
            report.atMost(
                    BYTES_PER_ID,
                    "  memory per counted id",
                    ofIds / scene.full().events(),
                    "%.1f bytes");
            KeyMemory boards = new KeyMemory(redis, KeyMemory.BOARDS);
            long entries = boards.entries();
            report.atMost(BYTES_PER_ENTRY, "  memory per entry", (double) boards.measure() / entries, "%.1f bytes");
            return rate;
        }
    }

    private Alone redisAlone(DrainSetup scene) throws Exception {
        try (Redis redis = scene.bed().startRedis("redis-alone")) {
            redis.commands().configSet("auto-aof-rewrite-percentage", "0");
            RecordedCalls calls = scene.record(redis);
            CallTimes.reset(redis);
            Cpu cpu = new Cpu().with("Redis", redis).withSelf();
            Cpu.Usage begin = cpu.now();
            Duration time = calls.replay(redis);
            Cpu.Usage used = cpu.now().since(begin);
            double rate = options.events() / (time.toNanos() / 1e9);
            report.print("Redis alone, same calls", "%,.0f events/s", rate);
            report.print("  time", "%.2f s", time.toNanos() / 1e9);
            cpu(used, options.events());
            report.print("  calls of scripts", "%s, %,d MB", CallTimes.of(redis), Files.size(calls.file()) / 1_000_000);
            StandingsQueries standings = new StandingsQueries(redis, Keys.of(scene.standings()));
            report.expectEqual(scene.full().points(), "  points on global board", standings.points());
            Path plain = scene.bed().file("plain-commands");
            return new Alone(rate, plainCommands(scene, PlainCommands.of(redis.appendOnlyFile(), plain)));
        }
    }

    private double plainCommands(DrainSetup scene, PlainCommands commands) throws Exception {
        try (Redis redis = scene.bed().startRedis("redis-plain")) {
            Cpu cpu = new Cpu().with("Redis", redis).withSelf();
            Cpu.Usage begin = cpu.now();
            Duration time = commands.send(redis);
            Cpu.Usage used = cpu.now().since(begin);
            double rate = options.events() / (time.toNanos() / 1e9);
            report.print("plain commands, same changes", "%,.0f events/s", rate);
            report.print("  time", "%.2f s for %,d commands", time.toNanos() / 1e9, commands.commands());
            cpu(used, options.events());
            StandingsQueries standings = new StandingsQueries(redis, Keys.of(scene.standings()));
            report.expectEqual(scene.full().points(), "  points on global board", standings.points());
            return rate;
        }
    }

    /**
     * Events per second of Redis without a processor.
     *
     * @param calls with the calls of the processor
     * @param plain with the writes of these calls as plain commands
     */
    private record Alone(double calls, double plain) {}

    private double naive(DrainSetup scene, int consumers) throws Exception {
        int events = Math.min(options.naiveEvents(), options.events());
        try (Redis redis = scene.bed().startRedis("redis-naive-" + consumers)) {
            Cpu cpu = new Cpu()
                    .with("Redis", redis)
                    .with("broker", scene.broker().jvm())
                    .withSelf();
            Cpu.Usage begin = cpu.now();
            Duration time = new NaiveConsumer(scene.log(), redis, scene.standings(), events).run(consumers);
            Cpu.Usage used = cpu.now().since(begin);
            double rate = events / (time.toNanos() / 1e9);
            report.print("naive, " + consumers + " consumers", "%,.0f events/s", rate);
            report.print("  time", "%.2f s for %,d events", time.toNanos() / 1e9, events);
            cpu(used, events);
            report.print("  commands", "%,d", Long.parseLong(redis.info("stats").get("total_commands_processed")));
            return rate;
        }
    }

    private void cpu(Cpu.Usage used, long events) {
        report.print("  CPU per event", "%s; others %.0f%% of the machine", used.per(events), 100 * used.others());
    }
}
