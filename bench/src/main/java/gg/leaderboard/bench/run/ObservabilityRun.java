package gg.leaderboard.bench.run;

import gg.leaderboard.bench.CommandLine;
import gg.leaderboard.bench.Report;
import gg.leaderboard.bench.drain.DrainRate;
import gg.leaderboard.bench.load.FilledBroker;
import gg.leaderboard.bench.testbed.ApiProcess;
import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.standings.StandingsProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The {@code observability} run: what metrics and traces cost. Reads are compared between two apis on the same servers, and drains
 * between processors. Nothing reads the metrics
 * meanwhile. With traces there are metrics, too. One of a hundred calls, and of a hundred records of the log, is traced.
 */
public final class ObservabilityRun {

    private static final double SHARE_WITH_METRICS = 0.97;
    private static final double SHARE_WITH_TRACES = 0.95;
    private static final String TOP = "/api/v1/leaderboards/global/top?limit=10";
    private static final String METRICS = "--management.prometheus.metrics.export.enabled=";
    // Otherwise Spring Boot keeps the metrics in memory.
    private static final String WITHOUT_ANY = "--management.simple.metrics.export.enabled=false";
    private static final String TRACES = "--leaderboard.tracing.endpoint=";

    private final Options options;
    private final List<String> settings;
    private final StandingsProperties standings;
    private final Report report = new Report();

    public ObservabilityRun(CommandLine line) {
        this.options = line.options(Options.class);
        this.settings = line.serviceArguments();
        this.standings = line.settings("standings", StandingsProperties.class);
    }

    /** Returns whether every request succeeded and, with {@code --assert}, fast enough. */
    public boolean run() throws Exception {
        FilledBroker filled = FilledBroker.open(options.events(), options.players(), 0, 1, report);
        try (SpanSink sink = new SpanSink()) {
            List<String> off = with(METRICS + false, WITHOUT_ANY);
            List<String> metrics = with(METRICS + true);
            List<String> traces = with(METRICS + true, TRACES + sink.endpoint());
            reads(filled, off, metrics, "metrics", SHARE_WITH_METRICS);
            reads(filled, off, traces, "traces", SHARE_WITH_TRACES);
            drains(filled, off, metrics, "metrics", SHARE_WITH_METRICS);
            drains(filled, off, traces, "traces", SHARE_WITH_TRACES);
            report.print("spans received", "%,d bytes", sink.bytes());
        }
        return report.passed(options.checkAims());
    }

    private List<String> with(String... own) {
        List<String> all = new ArrayList<>(List.of(own));
        all.addAll(settings);
        return all;
    }

    private void reads(FilledBroker filled, List<String> off, List<String> on, String feature, double aim)
            throws Exception {
        try (Redis redis = filled.bed().startRedis("redis-" + feature);
                ApiProcess without = filled.bed().startApi(filled.broker(), redis, off);
                ApiProcess with = filled.bed().startApi(filled.broker(), redis, on)) {
            new FilledBoard(redis).growTo(options.players());
            new AlternatingLoads(report, options.warmUp(), options.duration(), options.rounds())
                    .compare("top ten", feature, aim, time -> rate(without, time), time -> rate(with, time));
        }
    }

    private double rate(ApiProcess api, Duration duration) throws Exception {
        return ReadLoad.closed(
                        options.connections(),
                        duration,
                        number ->
                                new CallClient(new KeepAliveConnection(api.port()), connection -> connection.get(TOP)))
                .rate();
    }

    private void drains(FilledBroker filled, List<String> off, List<String> on, String feature, double aim)
            throws Exception {
        DrainRate rates = new DrainRate(filled, standings);
        new AlternatingLoads(report, Duration.ZERO, Duration.ZERO, options.drains())
                .compare("drain", feature, aim, time -> rates.measure(off), time -> rates.measure(on));
    }

    /**
     * @param events the number of records in the log
     * @param players the number of players of the log and of the board
     * @param connections the number of clients; each sends its next request as soon as it has a response
     * @param warmUp how long each api is used before it is measured
     * @param duration the time of each measurement of reads
     * @param rounds how often both apis are measured in turn; the medians count
     * @param drains how often the log is drained with and without
     * @param checkAims whether a missed target fails the run
     */
    record Options(
            @DefaultValue("200000") int events,
            @DefaultValue("100000") int players,
            @DefaultValue("16") int connections,
            @DefaultValue("30s") Duration warmUp,
            @DefaultValue("2s") Duration duration,
            @DefaultValue("15") int rounds,
            @DefaultValue("5") int drains,
            @Name("assert") @DefaultValue("false") boolean checkAims) {}
}
