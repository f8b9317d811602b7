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

/** What the archive says over HTTP, as it is recorded here, for the api beside it is a stranger's service. */
final class StubArchive implements AutoCloseable {

    private static final int NEVER = 0;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile @Nullable String askedFor;
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

    /** It folds this log from now on; null for what does not say. */
    void setTopicId(@Nullable String topicId) {
        this.topicId = () -> topicId;
    }

    /** It folds the log of the shared Kafka from now on, as it does at first. */
    void useSharedTopicId() {
        topicId = StubArchive::sharedTopicId;
    }

    private static String sharedTopicId() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Servers.kafka()))) {
            return TopicId.of(admin, Topics.GAME_EVENTS, Duration.ofSeconds(10));
        }
    }

    /** Of which log it was asked last. */
    @Nullable String askedFor() {
        return askedFor;
    }

    /** Says this from now on. */
    void respondWith(int status, String answer) {
        this.status = status;
        this.answer = answer;
        asked.clear();
    }

    /** Takes questions, and answers none, from now on. */
    void neverRespond() {
        respondWith(NEVER, "");
    }

    /** What it was asked since. */
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
