package gg.leaderboard.bench.testbed;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** An api in its own JVM. */
public final class ApiProcess implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Jvm jvm;
    private final int port;

    private ApiProcess(Jvm jvm, int port) {
        this.jvm = jvm;
        this.port = port;
    }

    /** Starts the api and returns when it is ready. */
    static ApiProcess start(TestBed bed, Broker broker, Redis redis, List<String> settings, String... jvmOptions) {
        int port = freePort();
        ApiProcess api =
                new ApiProcess(bed.startService("api", arguments(broker, redis, port, settings), jvmOptions), port);
        api.awaitReady();
        return api;
    }

    /** Returns the settings of a service that uses these servers. */
    static List<String> arguments(Broker broker, Redis redis, int port, List<String> settings) {
        List<String> arguments = new ArrayList<>(settings);
        arguments.add("--spring.kafka.bootstrap-servers=" + broker.bootstrapServers());
        arguments.add("--spring.data.redis.host=" + redis.host());
        arguments.add("--spring.data.redis.port=" + redis.port());
        arguments.add("--server.port=" + port);
        return arguments;
    }

    public int port() {
        return port;
    }

    public Jvm jvm() {
        return jvm;
    }

    private void awaitReady() {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/ready"))
                .build();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            jvm.checkRuns();
            if (answers(ready)) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        throw new IllegalStateException("the api was not ready within " + LIMIT);
    }

    private static boolean answers(HttpRequest request) {
        try {
            HttpResponse<String> ready = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            // Some runs have no processor.
            return ready.statusCode() == 200 || ready.body().contains("\"away\":[]");
        } catch (IOException e) {
            return false; // Not listening yet.
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while the api was starting", e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no port is free", e);
        }
    }

    @Override
    public void close() {
        jvm.close();
    }
}
