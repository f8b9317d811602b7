package gg.leaderboard.bench.run;

import gg.leaderboard.bench.CommandLine;
import gg.leaderboard.bench.Percentiles;
import gg.leaderboard.bench.Report;
import gg.leaderboard.bench.run.ReadLoad.Result;
import gg.leaderboard.bench.testbed.ApiProcess;
import gg.leaderboard.bench.testbed.Broker;
import gg.leaderboard.bench.testbed.Cpu;
import gg.leaderboard.bench.testbed.MachineInfo;
import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.bench.testbed.TestBed;
import io.lettuce.core.Range;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The {@code reads} run. It compares the top ten with a static file of the same size, served in turn. It compares a
 * player's rank and the players around, on boards of several sizes, with the plain commands of Redis. All clients share
 * the machine with the servers.
 */
public final class ReadsRun {

    private static final double SHARE_OF_STATIC = 1.5;
    private static final double P99_MILLIS = 5;
    private static final double GROWTH = 2;
    private static final String BOARD = "/api/v1/leaderboards/global";

    private final Options options;
    private final List<String> settings;
    private final Report report = new Report();

    public ReadsRun(CommandLine line) {
        this.options = line.options(Options.class);
        this.settings = line.serviceArguments();
    }

    /** Returns whether every request succeeded and, with {@code --assert}, fast enough. */
    public boolean run() throws Exception {
        TestBed bed = TestBed.open();
        report.print("machine", "%s", MachineInfo.describe());
        Broker broker = bed.startBroker();
        Path files = Files.createDirectories(bed.file("static"));
        List<String> arguments = new ArrayList<>(settings);
        arguments.add("--spring.web.resources.static-locations=classpath:/static/,file:" + files + "/");
        try (Redis redis = bed.startRedis("redis");
                ApiProcess api = bed.startApi(broker, redis, arguments)) {
            FilledBoard board = new FilledBoard(redis);
            board.growTo(options.players().get(0));
            topTen(api, redis, files);
            double[] first = atSize(api, redis, board, options.players().get(0), P99_MILLIS, P99_MILLIS);
            for (int players : options.players().subList(1, options.players().size())) {
                atSize(api, redis, board, players, GROWTH * first[0], GROWTH * first[1]);
            }
        }
        return report.passed(options.checkAims());
    }

    private void topTen(ApiProcess api, Redis redis, Path files) throws Exception {
        String top = BOARD + "/top?limit=10";
        byte[] answer;
        try (KeepAliveConnection connection = new KeepAliveConnection(api.port())) {
            answer = connection.get(top);
        }
        Files.write(files.resolve("bench.json"), answer);
        report.print("size", "%,d bytes", answer.length);
        http(api, number -> () -> top);
        http(api, number -> () -> "/bench.json");
        double tops = 0;
        double statics = 0;
        double p99 = 0;
        for (int i = 0; i < options.rounds(); i++) {
            Result board = http(api, number -> () -> top);
            tops += board.rate();
            p99 = Math.max(p99, Percentiles.millis(board.nanos(), 0.99));
            statics += http(api, number -> () -> "/bench.json").rate();
        }
        report.print("top ten", "%,.0f/s", tops / options.rounds());
        withCpu(api, redis, number -> () -> top);
        report.print("static file", "%,.0f/s", statics / options.rounds());
        report.atLeast(SHARE_OF_STATIC, "top ten of static", tops / statics, "%.2f");
        report.atMost(P99_MILLIS, "top ten p99", p99, "%.2f ms");
    }

    private double[] atSize(
            ApiProcess api, Redis redis, FilledBoard board, int players, double rankAim, double aroundAim)
            throws Exception {
        board.growTo(players);
        report.print("players on the board", "%,d", players);
        double rank = overHttp(api, redis, "rank", players, rankAim, player -> BOARD + "/player/" + player);
        bare(redis, "rank, bare Redis", players, (commands, player) -> {
            Double score = commands.zscore(board.key(), player);
            commands.zcount(board.key(), Range.from(Range.Boundary.excluding(score), Range.Boundary.unbounded()));
        });
        double around = overHttp(api, redis, "around", players, aroundAim, player -> BOARD + "/around/" + player);
        bare(redis, "around, bare Redis", players, (commands, player) -> {
            long position = commands.zrevrank(board.key(), player);
            commands.zrevrangeWithScores(board.key(), Math.max(0, position - 5), position + 5);
        });
        return new double[] {rank, around};
    }

    private double overHttp(
            ApiProcess api, Redis redis, String what, int players, double aim, Function<String, String> path)
            throws Exception {
        Function<Integer, Supplier<String>> paths = number -> {
            Random random = new Random(number);
            return () -> path.apply(FilledBoard.player(random.nextInt(players)));
        };
        http(api, paths);
        Result most = withCpu(api, redis, paths);
        report.print(what, "%,.0f/s at most, p99 then %.2f ms", most.rate(), Percentiles.millis(most.nanos(), 0.99));
        Result paced = ReadLoad.paced(
                options.connections(),
                options.duration(),
                options.rate(),
                number -> new HttpReadClient(new KeepAliveConnection(api.port()), paths.apply(number)));
        double p99 = Percentiles.millis(paced.nanos(), 0.99);
        report.print(what + " at " + options.rate() + "/s", "p50 %.2f ms", Percentiles.millis(paced.nanos(), 0.5));
        report.atMost(aim, what + " p99", p99, "%.2f ms");
        return p99;
    }

    private Result withCpu(ApiProcess api, Redis redis, Function<Integer, Supplier<String>> paths) throws Exception {
        Cpu cpu = new Cpu().with("api", api.jvm()).with("Redis", redis).withSelf();
        Cpu.Usage begin = cpu.now();
        Result result = http(api, paths);
        report.print("  CPU per read", "%s", cpu.now().since(begin).per(result.nanos().length));
        return result;
    }

    private Result http(ApiProcess api, Function<Integer, Supplier<String>> paths) throws Exception {
        return ReadLoad.closed(
                options.connections(),
                options.duration(),
                number -> new HttpReadClient(new KeepAliveConnection(api.port()), paths.apply(number)));
    }

    private void bare(Redis redis, String what, int players, BareCommands commands) throws Exception {
        Result result = ReadLoad.closed(options.connections(), options.duration(), number -> {
            Random random = new Random(number);
            return new RedisClient(redis.connect(), c -> commands.ask(c, FilledBoard.player(random.nextInt(players))));
        });
        report.print(
                what,
                "%,.0f/s, p50 %.2f ms, p99 %.2f ms",
                result.rate(),
                Percentiles.millis(result.nanos(), 0.5),
                Percentiles.millis(result.nanos(), 0.99));
    }

    private interface BareCommands {
        void ask(RedisCommands<String, String> commands, String player);
    }

    private record RedisClient(
            StatefulRedisConnection<String, String> connection, Consumer<RedisCommands<String, String>> question)
            implements ReadLoad.Client {

        @Override
        public void ask() {
            question.accept(connection.sync());
        }

        @Override
        public void close() {
            connection.close();
        }
    }

    /**
     * @param players the sizes of the board, measured one after the other
     * @param connections the number of clients; each sends its next request as soon as it has a response
     * @param rate requests per second for a rank or the players around; their latency is measured at this rate, not at the
     * maximum
     * @param duration the time of each measurement
     * @param rounds how often the top ten and the static file are measured in turn
     * @param checkAims whether a missed target fails the run
     */
    record Options(
            @DefaultValue({"1000000", "10000000"}) List<Integer> players,
            @DefaultValue("16") int connections,
            @DefaultValue("1000") int rate,
            @DefaultValue("10s") Duration duration,
            @DefaultValue("3") int rounds,
            @Name("assert") @DefaultValue("false") boolean checkAims) {}

    /** Sends GET requests over one connection, to the paths from the supplier. */
    private record HttpReadClient(KeepAliveConnection connection, Supplier<String> path) implements ReadLoad.Client {

        @Override
        public void ask() throws IOException {
            connection.get(path.get());
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
