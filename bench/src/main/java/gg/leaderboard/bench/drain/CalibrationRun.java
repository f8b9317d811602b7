package gg.leaderboard.bench.drain;

import gg.leaderboard.bench.CommandLine;
import gg.leaderboard.bench.Report;
import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.standings.redis.Keys;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code calibrate} run: compares chunk sizes and numbers of consumers, each with an empty Redis and the same log.
 */
public final class CalibrationRun {

    private final CommandLine line;
    private final DrainOptions options;
    private final Report report = new Report();

    public CalibrationRun(CommandLine line) {
        this.line = line;
        this.options = line.options(DrainOptions.class);
    }

    /** Returns whether every result was correct. */
    public boolean run() throws Exception {
        DrainSetup scene = DrainSetup.open(line, report);
        for (int changes : options.changes()) {
            drain(scene, "max-changes-behind", changes);
        }
        for (int consumers : options.consumers()) {
            drain(scene, "concurrency", consumers);
        }
        return report.passed(false);
    }

    private void drain(DrainSetup scene, String setting, int value) throws Exception {
        List<String> settings = new ArrayList<>(line.serviceArguments());
        settings.add("--leaderboard.processor." + setting + "=" + value);
        try (Redis redis = scene.bed().startRedis("redis-" + setting + "-" + value)) {
            ProcessorRun.DrainResult drained = scene.drain(redis, settings);
            report.print(setting + "=" + value, "%,.0f events/s", drained.perSecond(options.events()));
            report.print(
                    "  CPU per event",
                    "%s; others %.0f%% of the machine",
                    drained.cpu().per(options.events()),
                    100 * drained.cpu().others());
            report.print("  calls of scripts", "%s", drained.calls());
            report.print("  ranks meanwhile", "%s", drained.ranks());
            StandingsQueries standings = new StandingsQueries(redis, Keys.of(scene.standings()));
            report.expectEqual(scene.full().events(), "  events counted", standings.events());
        }
    }
}
