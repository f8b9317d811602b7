package gg.leaderboard.bench.drain;

import gg.leaderboard.bench.CommandLine;
import gg.leaderboard.bench.Report;
import gg.leaderboard.bench.testbed.Cpu;
import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.standings.redis.Keys;
import java.nio.file.Files;
import java.time.Duration;

/**
 * The {@code drain} run: first a processor, then Redis alone with the same calls, then the naive consumer. Each uses
 * its own empty Redis and the same log.
 */
public final class DrainRun {

    private static final double RATIO_TO_REDIS_ALONE = 0.7;
    private static final double TIMES_NAIVE = 20;
    private static final double BYTES_PER_ID = 40;

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
        double alone = redisAlone(scene);
        double naive = naive(scene, 1);
        double naiveConcurrent = naive(scene, scene.processor().concurrency());
        report.atLeast(RATIO_TO_REDIS_ALONE, "to Redis alone", rate / alone, "%.2f");
        report.atLeast(TIMES_NAIVE, "to the naive consumer", rate / naive, "%.1f");
        report.print("  with as many consumers", "%.1f", rate / naiveConcurrent);
        return report.passed(options.checkAims());
    }

    private double processor(DrainSetup scene) throws Exception {
        try (Redis redis = scene.bed().startRedis("redis-processor")) {
            ProcessorRun.DrainResult drained = scene.drain(redis, line.serviceArguments());
            double rate = drained.perSecond(options.events());
            report.print("processor", "%,.0f events/s", rate);
            report.print("  time", "%.2f s", drained.time().toNanos() / 1e9);
            cpu(drained.cpu(), options.events());
            report.print("  apply calls", "%s", drained.calls());
            StandingsQueries standings = new StandingsQueries(redis, Keys.of(scene.standings()));
            report.expectEqual(scene.full().events(), "  events counted", standings.events());
            report.expectEqual(scene.full().points(), "  points on global board", standings.points());
            double bytes = (double) new IdMemory(redis).measure() / scene.full().events();
            report.atMost(BYTES_PER_ID, "  memory per counted id", bytes, "%.1f bytes");
            return rate;
        }
    }

    private double redisAlone(DrainSetup scene) throws Exception {
        try (Redis redis = scene.bed().startRedis("redis-alone")) {
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
            report.print("  apply calls", "%s, %,d MB", CallTimes.of(redis), Files.size(calls.file()) / 1_000_000);
            StandingsQueries standings = new StandingsQueries(redis, Keys.of(scene.standings()));
            report.expectEqual(scene.full().points(), "  points on global board", standings.points());
            return rate;
        }
    }

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
