package gg.leaderboard.standalone.compatibility;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A WebSocket connection as a page of another site opens it. */
final class WebSocketClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    WebSocketClient(URI address) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Origin", "https://elsewhere.example")
                .buildAsync(address, new Messages())
                .join();
    }

    void send(String message) {
        socket.sendText(message, true).join();
    }

    /** Returns the next message of this type that matches; drops the others. */
    JsonNode next(String type, Predicate<JsonNode> like) throws InterruptedException {
        while (true) {
            JsonNode message = Objects.requireNonNull(
                    received.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS), "no " + type + " within " + PATIENCE);
            if (message.path("type").stringValue("").equals(type) && like.test(message)) {
                return message;
            }
        }
    }

    JsonNode next(String type) throws InterruptedException {
        return next(type, message -> true);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Messages implements WebSocket.Listener {

        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                received.add(JsonMapper.shared().readTree(part.toString()));
                part.setLength(0);
            }
            webSocket.request(1);
            return null;
        }
    }
}
