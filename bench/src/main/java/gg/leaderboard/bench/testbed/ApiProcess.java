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

/** An api in its own JVM. */
public final class ApiProcess implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Jvm jvm;
    private final int port;

    private ApiProcess(Jvm jvm, int port) {
        this.jvm = jvm;
        this.port = port;
    }

    /** Starts the api and returns when it is ready. */
    static ApiProcess start(TestBed bed, Broker broker, Redis redis, List<String> settings, String... jvmOptions)
            throws Exception {
        int port = freePort();
        Jvm jvm = bed.startService("api", arguments(broker, redis, port, settings), jvmOptions);
        // Some runs have no processor.
        jvm.await(() -> isReady(port, false), PAUSE, LIMIT);
        return new ApiProcess(jvm, port);
    }

    /** Returns the settings of a service that uses these servers. */
    static List<String> arguments(Broker broker, Redis redis, int port, List<String> settings) {
        List<String> arguments = new ArrayList<>(settings);
        arguments.add("--spring.kafka.bootstrap-servers=" + broker.bootstrapServers());
        arguments.add("--spring.data.redis.host=" + redis.host());
        arguments.add("--spring.data.redis.port=" + redis.port());
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--server.port=" + port);
        // Some runs have two apis.
        arguments.add("--leaderboard.api.management-port=0");
        return arguments;
    }

    public int port() {
        return port;
    }

    public Jvm jvm() {
        return jvm;
    }

    /** Asks an api whether it is ready, if need be without a processor. */
    static boolean isReady(int port, boolean needsProcessor) throws InterruptedException {
        URI ready = URI.create("http://127.0.0.1:" + port + "/ready");
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(ready).build(), BodyHandlers.ofString());
            return answer.statusCode() == 200
                    || (!needsProcessor && answer.body().contains("\"away\":[]"));
        } catch (IOException e) {
            return false; // Not listening yet.
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
