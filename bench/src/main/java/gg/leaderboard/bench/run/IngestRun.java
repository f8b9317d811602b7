package gg.leaderboard.bench.run;

import gg.leaderboard.bench.CommandLine;
import gg.leaderboard.bench.Report;
import gg.leaderboard.bench.load.EventGenerator;
import gg.leaderboard.bench.load.GameEventsClient;
import gg.leaderboard.bench.testbed.ApiProcess;
import gg.leaderboard.bench.testbed.Broker;
import gg.leaderboard.bench.testbed.MachineInfo;
import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.bench.testbed.TestBed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The {@code ingest} run: scores over HTTP in batches, whose clients wait for Kafka only, compared with a producer of Kafka
 * that sends events of the same size. Both are measured in turn. No processor runs.
 */
public final class IngestRun {

    private static final double SHARE = 0.5;
    private static final int PLAYERS = 100_000;
    private static final String BOARD = "ingest";

    private final Options options;
    private final List<String> settings;
    private final Report report = new Report();

    public IngestRun(CommandLine line) {
        this.options = line.options(Options.class);
        this.settings = line.serviceArguments();
    }

    /** Returns whether every score was accepted and, with {@code --assert}, fast enough. */
    public boolean run() throws Exception {
        TestBed bed = TestBed.open();
        report.print("machine", "%s", MachineInfo.describe());
        Broker broker = bed.startBroker();
        GameEventsClient log = GameEventsClient.create(broker.bootstrapServers());
        try (Redis redis = bed.startRedis("redis");
                ApiProcess api = bed.startApi(broker, redis, settings);
                KafkaProducer<byte[], byte[]> producer = log.producer(Map.of())) {
            try (KeepAliveConnection connection = new KeepAliveConnection(api.port())) {
                connection.post("/api/v1/leaderboards", "{\"id\":\"" + BOARD + "\"}");
            }
            new AlternatingLoads(report, options.warmUp(), options.duration(), options.rounds())
                    .compare("scores", "HTTP", SHARE, time -> produce(producer, time), time -> post(api, time));
        }
        return report.passed(options.checkAims());
    }

    // Scores a second, until Kafka has acknowledged all.
    private static double produce(KafkaProducer<byte[], byte[]> producer, Duration duration) {
        EventGenerator events = new EventGenerator(PLAYERS, 1);
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        long start = System.nanoTime();
        long count = 0;
        for (; System.nanoTime() - start < duration.toNanos(); count++) {
            var unused = producer.send(GameEventsClient.record(events.next(Instant.now())), (metadata, problem) -> {
                if (problem != null) {
                    failure.set(problem);
                }
            });
        }
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
        return count * 1e9 / (System.nanoTime() - start);
    }

    private double post(ApiProcess api, Duration duration) throws Exception {
        return options.batch()
                * ReadLoad.closed(
                                options.connections(),
                                duration,
                                number -> new CallClient(
                                        new KeepAliveConnection(api.port(), "Prefer: respond-async\r\n"), this::batch))
                        .rate();
    }

    private void batch(KeepAliveConnection connection) throws IOException {
        connection.post(
                "/api/v1/scores/batch",
                IntStream.range(0, options.batch())
                        .mapToObj(i -> score())
                        .collect(Collectors.joining(",", "{\"scores\":[", "]}")));
    }

    private static String score() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "{\"player_id\":\"" + FilledBoard.player(random.nextInt(PLAYERS)) + "\",\"leaderboard_id\":\"" + BOARD
                + "\",\"score\":" + random.nextInt(1_000) + "}";
    }

    /**
     * @param connections the number of clients; each sends its next batch as soon as it has a response
     * @param batch the number of scores of a request
     * @param warmUp how long each way is used before it is measured
     * @param duration the time of each measurement
     * @param rounds how often both are measured in turn; the medians count
     * @param checkAims whether a missed target fails the run
     */
    record Options(
            @DefaultValue("4") int connections,
            @DefaultValue("100") int batch,
            @DefaultValue("20s") Duration warmUp,
            @DefaultValue("3s") Duration duration,
            @DefaultValue("7") int rounds,
            @Name("assert") @DefaultValue("false") boolean checkAims) {}
}
