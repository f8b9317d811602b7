package gg.leaderboard.bench.run;

import gg.leaderboard.bench.CommandLine;
import gg.leaderboard.bench.Report;
import gg.leaderboard.bench.run.CallClient.Call;
import gg.leaderboard.bench.testbed.ApiProcess;
import gg.leaderboard.bench.testbed.Broker;
import gg.leaderboard.bench.testbed.Jvm;
import gg.leaderboard.bench.testbed.MachineInfo;
import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.bench.testbed.TestBed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code limits} run. Two apis use the same servers: one counts the calls of each client, the other does not. They are
 * measured in turn. The limits are too high to refuse a call, so the difference is the cost of counting.
 */
public final class LimitsRun {

    private static final double SHARE = 0.85;
    private static final int PLAYERS = 100_000;
    private static final String OFF_BOARD = "unlimited";
    private static final String ON_BOARD = "limited";
    private static final String TOP = "/api/v1/leaderboards/global/top?limit=10";
    private static final String RATE = "100000000/1s";
    // Valid only for the api of this run.
    private static final String OPERATOR = "lb_bench_" + "operator".repeat(4);
    private static final List<String> OFF = List.of("--leaderboard.limits.apply=none");
    private static final List<String> ON = List.of(
            "--leaderboard.limits.apply=all",
            "--leaderboard.limits.reads=" + RATE,
            "--leaderboard.limits.writes=" + RATE,
            "--leaderboard.limits.key-factor=1");

    private final Options options;
    private final List<String> settings;
    private final Report report = new Report();

    public LimitsRun(CommandLine line) {
        this.options = line.options(Options.class);
        this.settings = line.serviceArguments();
    }

    /** Returns whether every request succeeded and, with {@code --assert}, fast enough. */
    public boolean run() throws Exception {
        TestBed bed = TestBed.open();
        report.print("machine", "%s", MachineInfo.describe());
        Broker broker = bed.startBroker();
        List<String> on = new ArrayList<>(ON);
        on.addAll(settings);
        if (options.keys()) {
            on.add("--leaderboard.security.bootstrap-key=" + OPERATOR);
        }
        try (Redis redis = bed.startRedis("redis");
                ApiProcess unlimited = bed.startApi(broker, redis, OFF);
                ApiProcess limited = bed.startApi(broker, redis, on)) {
            new FilledBoard(redis).growTo(PLAYERS);
            create(unlimited, OFF_BOARD, "null");
            create(unlimited, ON_BOARD, '"' + RATE + '"');
            String key = options.keys() ? createKey(limited) : "";
            compare("top ten", unlimited, limited, key, board -> connection -> connection.get(TOP));
            try (Jvm processor = bed.startProcessor(broker, redis, List.of())) {
                compare("scores", unlimited, limited, key, LimitsRun::submission);
                processor.checkRuns();
            }
        }
        return report.passed(options.checkAims());
    }

    private void create(ApiProcess api, String board, String limit) throws IOException {
        try (KeepAliveConnection connection = new KeepAliveConnection(api.port())) {
            connection.post("/api/v1/leaderboards", "{\"id\":\"" + board + "\",\"submit_limit\":" + limit + "}");
        }
    }

    // The response follows Kafka's confirmation.
    private static Call submission(String board) {
        return connection -> connection.post(
                "/api/v1/scores",
                "{\"player_id\":\""
                        + FilledBoard.player(ThreadLocalRandom.current().nextInt(PLAYERS)) + "\",\"leaderboard_id\":\""
                        + board + "\",\"score\":1}");
    }

    // The header with a key for game servers.
    private static String createKey(ApiProcess api) throws IOException {
        try (KeepAliveConnection connection = new KeepAliveConnection(api.port(), header(OPERATOR))) {
            byte[] created =
                    connection.post("/api/v1/admin/keys", "{\"name\":\"bench\",\"roles\":[\"read\",\"submit\"]}");
            return header(JsonMapper.shared().readTree(created).at("/data/key").stringValue());
        }
    }

    private static String header(String key) {
        return "X-API-Key: " + key + "\r\n";
    }

    private void compare(
            String what, ApiProcess unlimited, ApiProcess limited, String key, Function<String, Call> calls)
            throws Exception {
        new AlternatingLoads(report, options.warmUp(), options.duration(), options.rounds())
                .compare(
                        what,
                        "limits",
                        SHARE,
                        time -> measure(unlimited, "", calls.apply(OFF_BOARD), time),
                        time -> measure(limited, key, calls.apply(ON_BOARD), time));
    }

    private double measure(ApiProcess api, String key, Call call, Duration duration) throws Exception {
        return ReadLoad.closed(
                        options.connections(),
                        duration,
                        number -> new CallClient(
                                new KeepAliveConnection(api.port(), key + "Prefer: respond-async\r\n"), call))
                .rate();
    }

    /**
     * @param connections the number of clients; each sends its next request as soon as it has a response
     * @param warmUp how long each api is used before it is measured. After less than half a minute, the compiler of the JVM is still
     *     busy with the api that has more to do
     * @param duration the time of each measurement
     * @param rounds how often both apis are measured in turn; the medians count
     * @param keys whether the api with limits also requires API keys, and the clients send one
     * @param checkAims whether a missed target fails the run
     */
    record Options(
            @DefaultValue("16") int connections,
            @DefaultValue("30s") Duration warmUp,
            @DefaultValue("2s") Duration duration,
            @DefaultValue("15") int rounds,
            @DefaultValue("false") boolean keys,
            @Name("assert") @DefaultValue("false") boolean checkAims) {}
}
