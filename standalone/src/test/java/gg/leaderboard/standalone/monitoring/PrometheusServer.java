package gg.leaderboard.standalone.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;

import gg.leaderboard.embedded.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Prometheus with the configuration and the alerts in {@code ops/prometheus}, in which a minute is about a second. */
final class PrometheusServer implements AutoCloseable {

    /** What a range of minutes is here. Metrics are read twice a second. */
    static final String RANGE = "5s";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private PrometheusServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param target the port of the metrics, as {@code host:port} */
    static PrometheusServer start(Path directory, String target) throws IOException {
        int port = Ports.claim("test", 0);
        Files.writeString(directory.resolve("prometheus.yml"), configuration(target));
        Files.writeString(directory.resolve("alerts.yml"), rules());
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=prometheus.yml",
                        "--storage.tsdb.path=metrics",
                        "--web.listen-address=127.0.0.1:" + port)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.log").toFile())
                .start();
        return new PrometheusServer(process, port);
    }

    private static String configuration(String target) {
        return AlertRules.read(AlertRules.DIRECTORY.resolve("prometheus.yml"))
                .replace("127.0.0.1:8003", target)
                .replace("interval: 15s", "interval: 500ms")
                // No alerts are sent, so that an Alertmanager of this machine does not get them.
                .replaceFirst("(?s)alerting:.*?\n\n", "");
    }

    /** Expressions and thresholds stay the same. */
    private static String rules() {
        return AlertRules.read(AlertRules.FILE)
                .replaceAll("for: \\d+[mh]", "for: 1s")
                .replaceAll("\\[\\d+m]", "[" + RANGE + "]")
                .replace("[1h]", "[1m]")
                .replace("offset 10m", "offset " + RANGE);
    }

    /** The names of the alerts that fire now; empty before Prometheus has started. */
    Set<String> firing() throws InterruptedException {
        try {
            return get("/api/v1/alerts")
                    .at("/data/alerts")
                    .valueStream()
                    .filter(alert -> alert.path("state").asString().equals("firing"))
                    .map(alert -> alert.at("/labels/alertname").asString())
                    .collect(toCollection(TreeSet::new));
        } catch (IOException e) {
            if (!process.isAlive()) {
                throw new AssertionError("Prometheus has ended", e);
            }
            return Set.of();
        }
    }

    /** The number of series in the result of a query. Fails if Prometheus rejects it. */
    int series(String query) throws IOException, InterruptedException {
        JsonNode answer = get("/api/v1/query?query=" + URLEncoder.encode(query, UTF_8));
        if (!answer.path("status").asString("").equals("success")) {
            throw new AssertionError(query + ": " + answer);
        }
        return answer.at("/data/result").size();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        return JsonMapper.shared()
                .readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
