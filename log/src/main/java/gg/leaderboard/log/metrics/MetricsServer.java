package gg.leaderboard.log.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the metrics of several registries on one port, at {@code /metrics} and {@code /actuator/prometheus}. Metrics of the
 * same name are one family, so their labels must differ. One request is answered at a time. Thread-safe.
 */
public final class MetricsServer implements AutoCloseable {

    private static final List<String> PATHS = List.of("/metrics", "/actuator/prometheus");
    private static final int OK = 200;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NOT_FOUND = 404;

    private final List<PrometheusRegistry> registries = new CopyOnWriteArrayList<>();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "metrics-server"));
    private final HttpServer server;

    private MetricsServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts a server.
     *
     * @param port 0 for a free one
     * @throws UncheckedIOException if the port is in use
     */
    public static MetricsServer start(InetAddress address, int port) {
        try {
            MetricsServer metrics = new MetricsServer(HttpServer.create(new InetSocketAddress(address, port), 0));
            metrics.server.createContext("/", metrics::answer);
            metrics.server.setExecutor(metrics.thread);
            metrics.server.start();
            return metrics;
        } catch (IOException e) {
            throw new UncheckedIOException("The metrics cannot be served on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** Adds the metrics of another service. */
    public void add(PrometheusRegistry registry) {
        registries.add(registry);
    }

    /** The port that the server listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!PATHS.contains(exchange.getRequestURI().getPath())) {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
            } else if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
                exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, -1);
            } else {
                writeMetrics(exchange);
            }
        }
    }

    private void writeMetrics(HttpExchange exchange) throws IOException {
        MetricsText text = MetricsText.of(scrape(), exchange.getRequestHeaders().getFirst("Accept"));
        exchange.getResponseHeaders().set("Content-Type", text.contentType());
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(OK, isHead ? -1 : text.bytes().length);
        if (!isHead) {
            exchange.getResponseBody().write(text.bytes());
        }
    }

    private MetricSnapshots scrape() {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        registries.forEach(registry -> registry.scrape().forEach(all::metricSnapshot));
        return all.build();
    }

    @Override
    public void close() {
        server.stop(0);
        thread.shutdownNow();
    }
}
