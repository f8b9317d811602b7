package gg.leaderboard.bench.drain;

import gg.leaderboard.bench.CommandLine;
import gg.leaderboard.bench.Report;
import gg.leaderboard.bench.testbed.Redis;
import java.util.ArrayList;
import java.util.List;

/** The {@code calibrate} run: what chunk sizes and numbers of consumers do, each with an empty Redis over the same log. */
public final class Calibration {

    private final CommandLine line;
    private final DrainOptions options;
    private final Report report = new Report();

    public Calibration(CommandLine line) {
        this.line = line;
        this.options = line.options(DrainOptions.class);
    }

    /** @return whether every result was right */
    public boolean run() throws Exception {
        Scene scene = Scene.open(line, report);
        for (int changes : options.changes()) {
            drain(scene, "max-changes-per-call", changes);
        }
        for (int consumers : options.consumers()) {
            drain(scene, "concurrency", consumers);
        }
        return report.passed(false);
    }

    private void drain(Scene scene, String setting, int value) throws Exception {
        List<String> settings = new ArrayList<>(line.serviceArguments());
        settings.add("--leaderboard.processor." + setting + "=" + value);
        try (Redis redis = scene.bed().startRedis("redis-" + setting + "-" + value)) {
            ProcessorRun.Drained drained = scene.drain(redis, settings);
            report.say(setting + "=" + value, "%,.0f events/s", drained.perSecond(options.events()));
            report.say(
                    "  CPU per event",
                    "%s; others %.0f%% of the machine",
                    drained.cpu().per(options.events()),
                    100 * drained.cpu().others());
            report.say("  apply calls", "%s", drained.calls());
            StandingsInRedis standings =
                    new StandingsInRedis(redis, scene.standings().keys());
            report.mustBe(scene.full().events(), "  events counted", standings.events());
        }
    }
}
