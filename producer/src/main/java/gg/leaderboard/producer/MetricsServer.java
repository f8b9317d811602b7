package gg.leaderboard.producer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gg.leaderboard.log.metrics.MetricsText;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves metrics at {@code /metrics} and {@code /actuator/prometheus}. The producer has no web server. A request that is not
 * complete after five seconds is ended.
 */
final class MetricsServer implements AutoCloseable {

    private static final List<String> PATHS = List.of("/metrics", "/actuator/prometheus");
    private static final int THREADS = 4;
    private static final int OK = 200;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NOT_FOUND = 404;

    static {
        // The JDK's server reads this once. Without it, a few clients that never end their request would block all
        // others.
        if (System.getProperty("sun.net.httpserver.maxReqTime") == null) {
            System.setProperty("sun.net.httpserver.maxReqTime", "5");
        }
    }

    private final PrometheusRegistry registry;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private MetricsServer(PrometheusRegistry registry, HttpServer server) {
        this.registry = registry;
        this.server = server;
    }

    /**
     * Starts a server.
     *
     * @param port 0 for a free one
     * @throws UncheckedIOException if the port is in use
     */
    static MetricsServer start(InetAddress address, int port, PrometheusRegistry registry) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
            MetricsServer metrics = new MetricsServer(registry, server);
            server.createContext("/", metrics::answer);
            server.setExecutor(metrics.threads);
            server.start();
            return metrics;
        } catch (IOException e) {
            throw new UncheckedIOException("The metrics cannot be served on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** The port that the server listens on. */
    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!PATHS.contains(exchange.getRequestURI().getPath())) {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, -1);
            } else {
                writeMetrics(exchange);
            }
        }
    }

    private void writeMetrics(HttpExchange exchange) throws IOException {
        MetricsText text =
                MetricsText.of(registry.scrape(), exchange.getRequestHeaders().getFirst("Accept"));
        exchange.getResponseHeaders().set("Content-Type", text.contentType());
        exchange.sendResponseHeaders(OK, text.bytes().length);
        exchange.getResponseBody().write(text.bytes());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
