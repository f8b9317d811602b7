package gg.leaderboard.bench.run;

import gg.leaderboard.bench.CommandLine;
import gg.leaderboard.bench.Report;
import gg.leaderboard.bench.load.GameEventsClient;
import gg.leaderboard.bench.load.Schedule;
import gg.leaderboard.bench.testbed.ApiProcess;
import gg.leaderboard.bench.testbed.Broker;
import gg.leaderboard.bench.testbed.Cpu;
import gg.leaderboard.bench.testbed.Jvm;
import gg.leaderboard.bench.testbed.MachineInfo;
import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.bench.testbed.TestBed;
import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent.PlayerScored;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code crowd} run. Events arrive at a steady rate, and every client must receive them soon. Neither the number of
 * clients nor clients that do not read may delay them. The api's memory must not grow with time.
 */
public final class CrowdRun {

    private static final int PLAYERS = 10;
    private static final double P99_MILLIS = 500;
    private static final double GROWTH = 1.1;
    private static final double KIB_PER_CLIENT = 30;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Options options;
    private final List<String> settings;
    private final Report report = new Report();
    private final List<Long> memory = new ArrayList<>();

    public CrowdRun(CommandLine line) {
        this.options = line.options(Options.class);
        this.settings = line.serviceArguments();
    }

    /** Returns whether every client received everything and, with {@code --assert}, in time. */
    public boolean run() throws Exception {
        TestBed bed = TestBed.open();
        report.print("machine", "%s", MachineInfo.describe());
        Broker broker = bed.startBroker();
        GameEventsClient log = GameEventsClient.create(broker.bootstrapServers());
        int warmUp = points(options.warmUp());
        int points = warmUp + points(options.duration());
        DeliveryDelays delays = new DeliveryDelays(points);
        try (Redis redis = bed.startRedis("redis");
                Jvm processor = bed.startProcessor(broker, redis, settings);
                ApiProcess api = bed.startApi(broker, redis, settings, "-Xmx" + options.heap());
                KafkaProducer<byte[], byte[]> producer = log.producer(Map.of())) {
            long alone = api.jvm().residentBytes();
            Cpu cpu = new Cpu()
                    .with("api", api.jvm())
                    .with("processor", processor)
                    .with("redis", redis)
                    .withSelf();
            try (CrowdClients crowd = CrowdClients.connect(api.port(), options.clients(), options.stuck(), delays)) {
                send(producer, delays, 0, warmUp, api);
                long connected = connections(api);
                delays.restart();
                memory.clear();
                Cpu.Usage before = cpu.now();
                send(producer, delays, warmUp, points, api);
                Cpu.Usage used = cpu.now().since(before);
                awaitAll(crowd, points);
                report(crowd, delays, points, connected, api, alone);
                report.print("cpu per event", "%s", used.per((long) (points - warmUp) * PLAYERS));
            }
        }
        return report.passed(options.checkAims());
    }

    private int points(Duration duration) {
        return Math.toIntExact(options.rate() * duration.toSeconds() / PLAYERS);
    }

    private void send(KafkaProducer<byte[], byte[]> producer, DeliveryDelays delays, int from, int to, ApiProcess api) {
        memory.add(api.jvm().residentBytes());
        Schedule schedule = Schedule.now(options.rate());
        for (int point = from; point < to; point++) {
            int number = point;
            for (int player = 0; player < PLAYERS; player++) {
                schedule.await((long) (point - from) * PLAYERS + player);
                EventInfo info = new EventInfo(
                        UUID.randomUUID().toString(), Instant.now(), String.valueOf(player), null, "arena");
                boolean watched = player == 0;
                var unused =
                        producer.send(GameEventsClient.record(new PlayerScored(info, 1, null)), (metadata, failure) -> {
                            if (watched) {
                                delays.accepted(number);
                            }
                        });
            }
            if ((point - from) % options.rate() == options.rate() - 1) {
                memory.add(api.jvm().residentBytes());
            }
        }
        producer.flush();
    }

    private void awaitAll(CrowdClients crowd, long points) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (crowd.complete(points) < options.clients() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private void report(
            CrowdClients crowd, DeliveryDelays delays, long points, long connected, ApiProcess api, long alone)
            throws IOException, InterruptedException {
        report.print(
                "clients",
                "%,d, and %d that never read; %,d connected after the warm-up",
                options.clients(),
                options.stuck(),
                connected);
        report.expectEqual(options.clients(), "received everything", crowd.complete(points));
        report.expectEqual(0, "lost their connection", crowd.lost());
        report.print(
                "connected at the end",
                "%,d; a client that never reads is dropped when the buffers are full",
                connections(api));
        report.print("messages", "%,d", delays.messages());
        report.print("p50 behind", "%d ms", delays.percentile(0.5));
        report.atMost(P99_MILLIS, "p99 behind", delays.percentile(0.99), "%.0f ms");
        report.print("max behind", "%d ms", delays.percentile(1));
        long third = average(memory.subList(0, Math.max(1, memory.size() / 3)));
        long last = average(memory.subList(memory.size() * 2 / 3, memory.size()));
        report.print("memory of the api", "%,d MiB in the first third, %,d MiB in the last", third >> 20, last >> 20);
        report.atMost(GROWTH, "growth", (double) last / third, "%.2f");
        report.resident("api", last);
        // An upper bound: the api also keeps code and buffers that it had not used before the first client.
        double perClient = (double) (last - alone) / 1024 / options.clients();
        report.atMost(KIB_PER_CLIENT, "memory per client", perClient, "%.1f KiB");
    }

    private static long average(List<Long> bytes) {
        return (long) bytes.stream().mapToLong(Long::longValue).average().orElse(0);
    }

    private static long connections(ApiProcess api) throws IOException, InterruptedException {
        URI stats = URI.create("http://127.0.0.1:" + api.port() + "/api/v1/ws/stats");
        String json = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(stats).build(), BodyHandlers.ofString())
                .body();
        return JsonMapper.shared()
                .readTree(json)
                .path("data")
                .path("connections")
                .longValue();
    }

    /**
     * @param clients the number of clients that watch the global board
     * @param stuck the number of further clients that connect and then never read
     * @param rate events per second, on a fixed schedule
     * @param warmUp the time before the measurement
     * @param duration the time of the measurement
     * @param heap the maximum heap of the api
     * @param checkAims whether a missed target fails the run
     */
    record Options(
            @DefaultValue("2000") int clients,
            @DefaultValue("10") int stuck,
            @DefaultValue("1000") int rate,
            @DefaultValue("30s") Duration warmUp,
            @DefaultValue("10m") Duration duration,
            @DefaultValue("256m") String heap,
            @Name("assert") @DefaultValue("false") boolean checkAims) {}
}
