package gg.leaderboard.api.archive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.TopicId;
import gg.leaderboard.log.TopicIdHeader;
import gg.leaderboard.testing.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** An HTTP server with recorded responses of the archive. The api treats the archive as an external service. */
final class StubArchive implements AutoCloseable {

    private static final int NEVER = 0;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile @Nullable String askedFor;
    private volatile @Nullable String key;
    private volatile Supplier<@Nullable String> topicId = StubArchive::sharedTopicId;
    private volatile int status = 200;
    private volatile String answer = "{}";

    StubArchive() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        key = exchange.getRequestHeaders().getFirst("X-API-Key");
        if (status == NEVER) {
            return;
        }
        askedFor = exchange.getRequestHeaders().getFirst(TopicIdHeader.NAME);
        String id = topicId.get();
        if (id != null) {
            exchange.getResponseHeaders().set(TopicIdHeader.NAME, id);
        }
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Sets the topic that the archive folds from now on; null if the archive does not report it. */
    void setTopicId(@Nullable String topicId) {
        this.topicId = () -> topicId;
    }

    /** Sets the topic of the shared Kafka, which is also the initial one. */
    void useSharedTopicId() {
        topicId = StubArchive::sharedTopicId;
    }

    private static String sharedTopicId() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Servers.kafka()))) {
            return TopicId.of(admin, Topics.GAME_EVENTS, Duration.ofSeconds(10));
        }
    }

    /** Returns the topic id of the last request. */
    @Nullable String askedFor() {
        return askedFor;
    }

    /** Returns the API key of the last request. */
    @Nullable String key() {
        return key;
    }

    /** Sets the response from now on, and clears the requests. */
    void respondWith(int status, String answer) {
        this.status = status;
        this.answer = answer;
        asked.clear();
    }

    /** Accepts requests from now on without responding. */
    void neverRespond() {
        respondWith(NEVER, "");
    }

    /** Returns the requests since the response was set. */
    List<String> requests() {
        return asked;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
