package gg.leaderboard.bench.run;

import gg.leaderboard.bench.CommandLine;
import gg.leaderboard.bench.Percentiles;
import gg.leaderboard.bench.Report;
import gg.leaderboard.bench.testbed.ApiProcess;
import gg.leaderboard.bench.testbed.Broker;
import gg.leaderboard.bench.testbed.Jvm;
import gg.leaderboard.bench.testbed.MachineInfo;
import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.bench.testbed.TestBed;
import gg.leaderboard.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code at} run. It fills an archive and waits for its checkpoints. It then queries the api for a player's
 * standing and for the top hundred at many moments. Each query is for a different moment, so no cache has its result.
 */
public final class PointInTimeRun {

    private static final double PLAYER_SECONDS = 1;
    private static final double TOP_SECONDS = 3;
    private static final Duration LIMIT = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(1);
    private final Report report = new Report();
    private final CommandLine line;
    private final Options options;

    public PointInTimeRun(CommandLine line) {
        this.line = line;
        this.options = line.options(Options.class);
    }

    /** Returns whether every response was correct and, with {@code --assert}, fast enough. */
    public boolean run() throws Exception {
        TestBed bed = TestBed.open();
        report.print("machine", "%s", MachineInfo.describe());
        Broker broker = bed.startBroker();
        EmbeddedPostgres postgres = bed.startPostgres();
        int port = TestBed.freePort();
        try (Redis redis = bed.startRedis("redis");
                GeneratedArchive events = new GeneratedArchive(postgres.url(), EmbeddedPostgres.USER, options);
                Jvm archive = bed.startArchive(broker, redis, postgres, port, settings())) {
            archive.await(events::hasTables, PAUSE, LIMIT);
            fill(archive, events);
            List<String> arguments = List.of("--leaderboard.api.archive.url=http://127.0.0.1:" + port);
            try (ApiProcess api = bed.startApi(broker, redis, arguments)) {
                archive.await(
                        () -> ask(api, "/top?limit=1&at=" + events.moment(0.5)).statusCode() == 200, PAUSE, LIMIT);
                player(api, events);
                top(api, events, "top hundred", "");
                top(api, events, "top hundred of a day", "&window=daily");
            }
        }
        return report.passed(options.checkAims());
    }

    private List<String> settings() {
        List<String> settings = new ArrayList<>(line.serviceArguments());
        settings.add("--leaderboard.archive.checkpoints.events=" + options.checkpointEvents());
        return settings;
    }

    private void fill(Jvm archive, GeneratedArchive events) throws Exception {
        Instant begin = Instant.now();
        events.fill();
        report.print("events", "%,d in %,d s", events.events(), since(begin).toSeconds());
        Instant filled = Instant.now();
        archive.await(() -> events.inCheckpoints() > options.events() - options.checkpointEvents(), PAUSE, LIMIT);
        report.print(
                "checkpoints",
                "of %,d events in %,d s",
                events.inCheckpoints(),
                since(filled).toSeconds());
        report.print(
                "bytes an event",
                "%d, and %d in checkpoints",
                events.bytes("events") / options.events(),
                events.bytes("checkpoint") / options.events());
    }

    private void player(ApiProcess api, GeneratedArchive events) throws Exception {
        List<Long> nanos = new ArrayList<>();
        long wrong = 0;
        for (int i = 0; i < options.questions(); i++) {
            Instant moment = events.moment(random.nextDouble());
            String player = events.player(random.nextInt(100));
            long points = events.points(player, moment);
            long begin = System.nanoTime();
            HttpResponse<byte[]> answer = ask(api, "/player/" + player + "?at=" + moment);
            nanos.add(System.nanoTime() - begin);
            JsonNode score = JsonMapper.shared().readTree(answer.body()).at("/data/score");
            wrong += points == score.longValue() ? 0 : 1;
        }
        judge("a player", nanos, PLAYER_SECONDS);
        report.expectEqual(0, "wrong scores", wrong);
    }

    private void top(ApiProcess api, GeneratedArchive events, String what, String window) throws Exception {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < options.questions(); i++) {
            Instant moment = events.moment(0.05 + 0.95 * random.nextDouble());
            long begin = System.nanoTime();
            HttpResponse<byte[]> answer = ask(api, "/top?limit=100&at=" + moment + window);
            nanos.add(System.nanoTime() - begin);
            int entries =
                    JsonMapper.shared().readTree(answer.body()).path("data").size();
            // Early in a day, fewer players have scored.
            if (entries != 100 && (window.isEmpty() || entries == 0)) {
                report.expectEqual(100, "entries at " + moment, entries);
            }
        }
        judge(what, nanos, TOP_SECONDS);
    }

    private void judge(String what, List<Long> nanos, double aim) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        report.print(what, "p50 %,.0f ms", Percentiles.millis(sorted, 0.5));
        report.atMost(aim, what + ", slowest", sorted[sorted.length - 1] / 1e9, "%.2f s");
    }

    private HttpResponse<byte[]> ask(ApiProcess api, String question) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + api.port() + "/api/v1/leaderboards/global" + question);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }

    private static Duration since(Instant begin) {
        return Duration.between(begin, Instant.now());
    }

    /**
     * @param events the number of events in the archive
     * @param players the number of players of these events
     * @param checkpointEvents the number of events between two checkpoints of the archive
     * @param questions the number of queries of each kind, each about another moment
     * @param checkAims whether a missed target fails the run
     */
    record Options(
            @DefaultValue("10000000") long events,
            @DefaultValue("100000") int players,
            @DefaultValue("20000") int checkpointEvents,
            @DefaultValue("20") int questions,
            @Name("assert") @DefaultValue("false") boolean checkAims) {}
}
