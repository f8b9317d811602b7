package gg.leaderboard.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A minimal service on a free port, with a raw HTTP client. */
final class MinimalService implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private MinimalService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts a service that listens on loopback. */
    static MinimalService start(String... properties) {
        return startAnywhere(with("server.address=127.0.0.1", properties));
    }

    /** Starts a service that listens on all addresses. */
    static MinimalService startAnywhere(String... properties) {
        return startAnywhere(Calls.class, properties);
    }

    /** Starts another service on loopback. */
    static MinimalService start(Class<?> service, String... properties) {
        return startAnywhere(service, with("server.address=127.0.0.1", properties));
    }

    /** Starts another service that listens on all addresses. */
    static MinimalService startAnywhere(Class<?> service, String... properties) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                // Requests that a test has left open need no grace.
                "--server.shutdown=immediate"));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return new MinimalService(new SpringApplicationBuilder(service).run(arguments.toArray(String[]::new)));
    }

    private static String[] with(String first, String... others) {
        List<String> all = new ArrayList<>(List.of(others));
        all.add(0, first);
        return all.toArray(String[]::new);
    }

    int port() {
        return port("local.server.port");
    }

    private int port(String property) {
        return context.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    /** Sends a request on a new connection and returns the response. The request must close the connection. */
    String send(String request) throws IOException {
        return send(port(), request.getBytes(StandardCharsets.UTF_8));
    }

    String send(byte[] request) throws IOException {
        return send(port(), request);
    }

    /** Does the same as {@link #send(String)} on the management port. */
    String sendToManagement(String request) throws IOException {
        return send(port("local.management.port"), request.getBytes(StandardCharsets.UTF_8));
    }

    private static String send(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String get(String path, String host, String... headers) {
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return request.append("Connection: close\r\n\r\n").toString();
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Controller.class)
    static class Calls {}

    @RestController
    static class Controller {

        static final Semaphore GATE = new Semaphore(0);
        static final CompletableFuture<Boolean> LATER = new CompletableFuture<>();
        static final Semaphore COUNTED = new Semaphore(0);
        static final CompletableFuture<Boolean> COUNTED_LATER = new CompletableFuture<>();

        @GetMapping("/hello")
        Map<String, String> hello(@RequestParam(defaultValue = "") String x) {
            return Map.of("hello", x);
        }

        @GetMapping("/players/{id}")
        Map<String, String> player(@PathVariable String id) {
            return Map.of("player", id);
        }

        @GetMapping("/health")
        Map<String, String> health() {
            return Map.of("status", "healthy");
        }

        /** Blocks its thread until {@link #GATE} is released. */
        @GetMapping("/block")
        Map<String, String> block() {
            GATE.acquireUninterruptibly();
            return Map.of("blocked", "no longer");
        }

        /** Responds when {@link #LATER} is completed, without blocking a thread. */
        @GetMapping("/players/{id}/later")
        CompletableFuture<Map<String, String>> later(@PathVariable String id) {
            return LATER.thenApply(done -> Map.of("player", id));
        }

        /** Does the same as {@link #later}, after the body has been read. */
        @PostMapping("/count/later")
        CompletableFuture<Map<String, Integer>> countLater(InputStream body) throws IOException {
            int bytes = body.readAllBytes().length;
            COUNTED.release();
            return COUNTED_LATER.thenApply(done -> Map.of("bytes", bytes));
        }

        @PostMapping("/count")
        CompletableFuture<Map<String, Integer>> count(InputStream body) throws IOException {
            return CompletableFuture.completedFuture(Map.of("bytes", body.readAllBytes().length));
        }
    }
}
