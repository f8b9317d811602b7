package gg.leaderboard.standalone.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.embedded.Ports;
import gg.leaderboard.fixtures.LogClient;
import gg.leaderboard.standalone.StandaloneProcess;
import gg.leaderboard.testing.InstalledPrograms;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Runs a real Prometheus with the alerts of this project at the program as users start it, and causes faults. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitoringTest {

    /** A certificate that expires in less than 14 days, in the configuration of all services. */
    private static final String EXPIRING = "LeaderboardCertificateExpiry";

    // The consumers of the processor, and the thread of its reports.
    private static final Predicate<String> PROCESSOR =
            name -> name.startsWith("game-events") || name.equals("heartbeat");

    private static final Duration SOON = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int debugger = Ports.claim("test", 0);

    private Path directory;
    private StandaloneProcess program;
    private PrometheusServer prometheus;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException, InterruptedException {
        InstalledPrograms.require("prometheus");
        directory = temporary;
        makeCertificate();
        program = StandaloneProcess.startOnFreePorts(directory, List.of(FrozenThreads.option(debugger)), Map.of());
        prometheus = PrometheusServer.start(directory, program.metricsAddress());
    }

    private void makeCertificate() throws IOException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        String options =
                " -genkeypair -alias web -keyalg EC -dname CN=localhost -validity 10 -keystore web.p12 -storepass changeit";
        Process process = new ProcessBuilder((keytool + options).split(" "))
                .directory(directory.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        Files.writeString(directory.resolve("application.yml"), """
                spring.ssl.bundle.jks.web.keystore:
                  location: file:web.p12
                  password: changeit
                """);
    }

    @AfterAll
    void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
        if (program != null) {
            program.close();
        }
    }

    @BeforeEach
    void no_alert_fires_without_a_fault() {
        program.await("readiness", program::isReady);
        awaitOnly(Set.of(EXPIRING));
    }

    @Test
    void invalid_records_raise_an_alert_until_no_more_arrive() {
        try (LogClient log = new LogClient(program.kafka())) {
            for (int i = 0; i < 20; i++) {
                log.send("player", "not JSON");
            }
            log.flush();
        }

        await(Set.of("LeaderboardDeadLetters"));
        awaitOnly(Set.of(EXPIRING));
    }

    @Test
    void a_frozen_processor_raises_alerts_until_it_continues() throws IOException {
        try (FrozenThreads processor = FrozenThreads.of(debugger, PROCESSOR)) {
            await(Set.of("LeaderboardProcessorStopped", "LeaderboardScoresNotCounted", "LeaderboardLag"));
        }

        awaitOnly(Set.of(EXPIRING));
    }

    @Test
    void a_paused_redis_raises_alerts_until_it_continues() throws IOException, InterruptedException {
        String redis =
                Files.readString(directory.resolve("data/redis/redis.pid")).strip();
        signal("STOP", redis);
        try {
            await(Set.of("LeaderboardScoresNotCounted", "LeaderboardErrorRate", "LeaderboardProblem"));
        } finally {
            signal("CONT", redis);
        }

        awaitOnly(Set.of(EXPIRING));
    }

    @Test
    void every_query_of_the_dashboards_returns_data() {
        List<String> queries = Dashboards.queries(PrometheusServer.RANGE);
        List<String> empty = new ArrayList<>(queries);

        Awaitility.await().atMost(SOON).untilAsserted(() -> {
            read();
            for (String query : List.copyOf(empty)) {
                if (prometheus.series(query) > 0) {
                    empty.remove(query);
                }
            }
            assertThat(empty).isEmpty();
        });

        assertThat(queries).hasSizeGreaterThan(50);
    }

    /** Waits until these alerts fire, while a player reads. */
    private void await(Set<String> alerts) {
        program.await("alerts " + alerts, () -> {
            read();
            return prometheus.firing().containsAll(alerts);
        });
    }

    private void awaitOnly(Set<String> alerts) {
        program.await("no alerts but " + alerts, () -> {
            read();
            return prometheus.firing().equals(alerts);
        });
    }

    private void read() throws IOException, InterruptedException {
        URI board = URI.create("http://" + program.api() + "/api/leaderboard");
        for (int i = 0; i < 4; i++) {
            http.send(HttpRequest.newBuilder(board).build(), HttpResponse.BodyHandlers.discarding());
        }
    }

    private static void signal(String signal, String pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + signal, pid).start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS) && kill.exitValue() == 0).isTrue();
    }
}
