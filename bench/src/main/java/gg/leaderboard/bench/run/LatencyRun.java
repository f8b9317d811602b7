package gg.leaderboard.bench.run;

import gg.leaderboard.bench.CommandLine;
import gg.leaderboard.bench.Percentiles;
import gg.leaderboard.bench.Report;
import gg.leaderboard.bench.load.GameEventsClient;
import gg.leaderboard.bench.load.Schedule;
import gg.leaderboard.bench.testbed.ApiProcess;
import gg.leaderboard.bench.testbed.Broker;
import gg.leaderboard.bench.testbed.Jvm;
import gg.leaderboard.bench.testbed.MachineInfo;
import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.bench.testbed.TestBed;
import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent.PlayerScored;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code latency} run. Every event gives one of ten players a point. All ten are on the board that the client
 * receives, so the arrival of every single event is measured. The schedule is fixed in advance and waits for nothing.
 * An event that is late counts with its whole delay since Kafka accepted it.
 */
public final class LatencyRun {

    private static final int PLAYERS = 10;
    private static final double P99_MILLIS = 60;
    // From this rate on, all of a machine with two cores is busy.
    private static final int HIGH_RATE = 10_000;
    private static final double P99_MILLIS_AT_HIGH_RATE = 150;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Options options;
    private final List<String> settings;
    private final Report report = new Report();

    public LatencyRun(CommandLine line) {
        this.options = line.options(Options.class);
        this.settings = line.serviceArguments();
    }

    /** Returns whether everything arrived and, with {@code --assert}, in time. */
    public boolean run() throws Exception {
        TestBed bed = TestBed.open();
        report.print("machine", "%s", MachineInfo.describe());
        Broker broker = bed.startBroker();
        GameEventsClient log = GameEventsClient.create(broker.bootstrapServers());
        int warmUp = Math.toIntExact(options.rate() * options.warmUp().toSeconds());
        int events =
                warmUp + Math.toIntExact(options.rate() * options.duration().toSeconds());
        try (Redis redis = bed.startRedis("redis");
                Jvm processor = bed.startProcessor(broker, redis, settings);
                ApiProcess api = bed.startApi(broker, redis, settings);
                KafkaProducer<byte[], byte[]> producer = log.producer(Map.of());
                CountingDelays counting = new CountingDelays(redis, log.topicId())) {
            LatencySamples samples = new LatencySamples(PLAYERS, events);
            WebSocket client = DashboardClient.connect(api.port(), samples);
            double late = send(producer, samples, counting, warmUp, events);
            awaitAll(processor, samples, events);
            client.abort();
            tell(samples, counting, warmUp, events, late);
        }
        return report.passed(options.checkAims());
    }

    /** Returns the largest delay of an event behind the schedule, in milliseconds. */
    private double send(
            KafkaProducer<byte[], byte[]> producer,
            LatencySamples samples,
            CountingDelays counting,
            int warmUp,
            int events) {
        Schedule schedule = Schedule.now(options.rate());
        long latest = 0;
        for (int i = 0; i < events; i++) {
            int event = i;
            latest = Math.max(latest, schedule.await(event));
            EventInfo info = new EventInfo(
                    UUID.randomUUID().toString(), Instant.now(), String.valueOf(event % PLAYERS), null, "arena");
            Callback counted = counting.sent(false);
            var unused =
                    producer.send(GameEventsClient.record(new PlayerScored(info, 1, null)), (metadata, failure) -> {
                        samples.accepted(event);
                        if (event >= warmUp) {
                            counted.onCompletion(metadata, failure);
                        }
                    });
        }
        producer.flush();
        return latest / 1e6;
    }

    private void tell(LatencySamples samples, CountingDelays counting, int warmUp, int events, double late) {
        report.expectEqual(events, "events arrived", samples.received());
        long[] nanos = samples.latencies(warmUp);
        long[] untilCounted = counting.awaitAll().stream()
                .mapToLong(CountingDelays.Sample::nanos)
                .sorted()
                .toArray();
        report.print(
                "rate",
                "%,d events/s for %d s",
                options.rate(),
                options.duration().toSeconds());
        report.print("longest delay of a send", "%.1f ms", late);
        report.print("p50", "%.1f ms", Percentiles.millis(nanos, 0.5));
        report.atMost(
                options.rate() < HIGH_RATE ? P99_MILLIS : P99_MILLIS_AT_HIGH_RATE,
                "p99",
                Percentiles.millis(nanos, 0.99),
                "%.1f ms");
        report.print("max", "%.1f ms", Percentiles.millis(nanos, 1));
        // What a push without coalescing would wait for at least.
        report.print(
                "until Redis has it",
                "p50 %.1f ms, p99 %.1f ms",
                Percentiles.millis(untilCounted, 0.5),
                Percentiles.millis(untilCounted, 0.99));
        report.print(
                "  p99 of the arrival to it",
                "%.2f",
                Percentiles.millis(nanos, 0.99) / Percentiles.millis(untilCounted, 0.99));
    }

    private static void awaitAll(Jvm processor, LatencySamples samples, int events) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (samples.received() < events && System.nanoTime() < deadline) {
            processor.checkRuns();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /**
     * @param rate events per second, sent on a fixed schedule
     * @param warmUp the time before samples count
     * @param duration the time for which samples count
     * @param checkAims whether a missed target fails the run
     */
    record Options(
            @DefaultValue("1000") int rate,
            @DefaultValue("2m") Duration warmUp,
            @DefaultValue("60s") Duration duration,
            @Name("assert") @DefaultValue("false") boolean checkAims) {}

    /** Subscribes to the default feed as the dashboard does, and reports what it receives to the samples. */
    private static final class DashboardClient implements WebSocket.Listener {

        private static final JsonMapper MAPPER = JsonMapper.shared();

        private final LatencySamples samples;
        private final StringBuilder message = new StringBuilder();

        private DashboardClient(LatencySamples samples) {
            this.samples = samples;
        }

        static WebSocket connect(int port, LatencySamples samples) {
            return HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), new DashboardClient(samples))
                    .join();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                read(MAPPER.readTree(message.toString()));
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private void read(JsonNode update) {
            for (JsonNode entry : update.path("data").path("leaderboard").path("top_players")) {
                samples.received(
                        Integer.parseInt(entry.get("player_id").stringValue()),
                        entry.get("score").longValue());
            }
        }
    }
}
