package gg.leaderboard.bench.run;

import gg.leaderboard.bench.CommandLine;
import gg.leaderboard.bench.Percentiles;
import gg.leaderboard.bench.Report;
import gg.leaderboard.bench.load.GameEventsClient;
import gg.leaderboard.bench.testbed.ApiProcess;
import gg.leaderboard.bench.testbed.Broker;
import gg.leaderboard.bench.testbed.Cpu;
import gg.leaderboard.bench.testbed.Jvm;
import gg.leaderboard.bench.testbed.MachineInfo;
import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.bench.testbed.TestBed;
import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The {@code submit} run. Clients submit scores at a fixed rate, and each waits for the player's rank. Before and after it, the
 * same number of clients write scores to Kafka at the same rate, and wait for all replicas.
 */
public final class SubmitRun {

    private static final int PLAYERS = 100_000;
    private static final double P99_MILLIS = 30;
    private static final String BOARD = "bench";

    private final Options options;
    private final List<String> settings;
    private final Report report = new Report();

    public SubmitRun(CommandLine line) {
        this.options = line.options(Options.class);
        this.settings = line.serviceArguments();
    }

    /** Returns whether every score had a rank and, with {@code --assert}, soon enough. */
    public boolean run() throws Exception {
        TestBed bed = TestBed.open();
        report.print("machine", "%s", MachineInfo.describe());
        Broker broker = bed.startBroker();
        GameEventsClient log = GameEventsClient.create(broker.bootstrapServers());
        try (Redis redis = bed.startRedis("redis");
                Jvm processor = bed.startProcessor(broker, redis, settings);
                ApiProcess api = bed.startApi(broker, redis, settings);
                KafkaProducer<byte[], byte[]> producer = log.producer(Map.of("linger.ms", 0))) {
            try (KeepAliveConnection connection = new KeepAliveConnection(api.port())) {
                connection.post("/api/v1/leaderboards", "{\"id\":\"" + BOARD + "\"}");
            }
            AtomicLong unranked = new AtomicLong();
            ReadLoad.Clients submissions = number -> new Submitter(new KeepAliveConnection(api.port()), unranked);
            load(options.warmUp(), submissions);
            unranked.set(0);
            print("Kafka alone", load(options.duration(), number -> new Writer(producer)));
            Cpu cpu = new Cpu()
                    .with("api", api.jvm())
                    .with("processor", processor)
                    .with("redis", redis)
                    .with("broker", broker.jvm())
                    .withSelf();
            Cpu.Usage before = cpu.now();
            ReadLoad.Result ranked = load(options.duration(), submissions);
            Cpu.Usage used = cpu.now().since(before);
            print("submission with rank", ranked);
            report.print(
                    "cpu per submission",
                    "%s; others %.0f%% of the machine",
                    used.per(ranked.nanos().length),
                    100 * used.others());
            print("Kafka alone, again", load(options.duration(), number -> new Writer(producer)));
            processor.checkRuns();
            report.expectEqual(0, "without a rank", unranked.get());
            report.atMost(P99_MILLIS, "p99", Percentiles.millis(ranked.nanos(), 0.99), "%.1f ms");
        }
        return report.passed(options.checkAims());
    }

    private ReadLoad.Result load(Duration duration, ReadLoad.Clients clients) throws Exception {
        return ReadLoad.paced(options.connections(), duration, options.rate(), clients);
    }

    private void print(String what, ReadLoad.Result result) {
        report.print(
                what,
                "%,.0f/s, p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                result.rate(),
                Percentiles.millis(result.nanos(), 0.5),
                Percentiles.millis(result.nanos(), 0.99),
                Percentiles.millis(result.nanos(), 1));
    }

    private static String player() {
        return FilledBoard.player(ThreadLocalRandom.current().nextInt(PLAYERS));
    }

    /** Submits scores over HTTP. */
    private record Submitter(KeepAliveConnection connection, AtomicLong unranked) implements ReadLoad.Client {

        @Override
        public void ask() throws IOException {
            byte[] response = connection.post(
                    "/api/v1/scores",
                    "{\"player_id\":\"" + player() + "\",\"leaderboard_id\":\"" + BOARD + "\",\"score\":"
                            + ThreadLocalRandom.current().nextInt(1_000_000) + "}");
            String text = new String(response, StandardCharsets.UTF_8);
            if (!text.contains("\"rank\":") || text.contains("\"rank\":null")) {
                unranked.incrementAndGet();
            }
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }

    /** Writes scores to Kafka. */
    private record Writer(KafkaProducer<byte[], byte[]> producer) implements ReadLoad.Client {

        @Override
        public void ask() throws Exception {
            EventInfo info = new EventInfo(UUID.randomUUID().toString(), Instant.now(), player(), null, null);
            producer.send(GameEventsClient.record(new ScoreSubmitted(info, BOARD, 1)))
                    .get();
        }

        @Override
        public void close() {
            // The producer is shared.
        }
    }

    /**
     * @param connections the number of clients
     * @param rate the submissions of all clients per second, on a fixed schedule
     * @param warmUp how long the api is used before the measurement
     * @param duration the time of each measurement
     * @param checkAims whether a missed target fails the run
     */
    record Options(
            @DefaultValue("32") int connections,
            @DefaultValue("500") int rate,
            @DefaultValue("2m") Duration warmUp,
            @DefaultValue("20s") Duration duration,
            @Name("assert") @DefaultValue("false") boolean checkAims) {}
}
