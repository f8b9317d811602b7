package gg.leaderboard.api.security;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.security.RoleTable.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Makes the calls of the table with the credentials of a caller. */
final class CallSender {

    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("{leaderboard_id}", "global"),
            Map.entry("{board}", "global"),
            Map.entry("{player_id}", Principals.PLAYER),
            Map.entry("{userId}", Principals.PLAYER),
            Map.entry("{window}", "daily"),
            Map.entry("{letter_id}", "Qk3bYx0XQ0iVtS9xX3Vb1w:0:0"),
            Map.entry("{key_id}", "4f1c09a7d2e8"),
            Map.entry("{event_id}", "run-17-p1"),
            Map.entry("{topic}", "leaderboards"),
            Map.entry("{group}", "leaderboard-processor"),
            Map.entry("{name}", "event"));

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningApi api;
    private final String board;

    CallSender(RunningApi api, String board) {
        this.api = api;
        this.board = board;
    }

    /** Creates the board of the bodies, and returns the status. */
    int createBoard(@Nullable String key) {
        return send("POST", "/api/v1/leaderboards", key, "{\"id\":\"" + board + "\",\"write\":\"player\"}")
                .status();
    }

    Answer send(Row row, @Nullable String key) {
        String path = row.pattern();
        for (Map.Entry<String, String> variable : VARIABLES.entrySet()) {
            path = path.replace(variable.getKey(), variable.getValue());
        }
        return row.method().equals("WS") ? connect(path, key) : sendBody(row.method(), path, key);
    }

    private String body(String path) {
        String score = "{\"player_id\":\"" + Principals.PLAYER + "\",\"leaderboard_id\":\"" + board + "\",\"score\":1}";
        return switch (path) {
            case "/api/v1/events" ->
                "{\"event_type\":\"player_scored\",\"player_id\":\"" + Principals.PLAYER + "\",\"game_id\":\"" + board
                        + "\",\"points\":1}";
            case "/api/v1/scores" -> score;
            case "/api/v1/scores/batch" -> "{\"scores\":[" + score + "]}";
            case "/api/v1/tokens" -> "{\"player_id\":\"" + Principals.PLAYER + "\",\"boards\":[\"" + board + "\"]}";
            case "/score" -> "{\"userId\":\"" + Principals.PLAYER + "\",\"gameId\":\"" + board + "\",\"score\":1}";
            default -> "{}";
        };
    }

    Answer send(String method, String path, @Nullable String key) {
        return send(method, path, key, "{}");
    }

    /** Makes a call with its body. */
    Answer sendBody(String method, String path, @Nullable String key) {
        return send(method, path, key, body(path));
    }

    private Answer send(String method, String path, @Nullable String key, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api.origin() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Prefer", "respond-async");
        if (key != null) {
            // Both headers are accepted.
            if (key.hashCode() % 2 == 0) {
                request.header("X-API-Key", key);
            } else {
                request.header("Authorization", "Bearer " + key);
            }
        }
        try {
            HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream content = response.body()) {
                boolean endless =
                        response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
                return new Answer(
                        response.statusCode(),
                        response.headers().firstValue("WWW-Authenticate").orElse(""),
                        endless ? "" : new String(content.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Answer connect(String path, @Nullable String key) {
        WebSocket.Builder handshake = http.newWebSocketBuilder();
        if (key != null) {
            handshake.header("X-API-Key", key);
        }
        try {
            handshake
                    .buildAsync(URI.create("ws://127.0.0.1:" + api.port() + path), new WebSocket.Listener() {})
                    .join()
                    .abort();
            return new Answer(101, "", "");
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                HttpResponse<?> response = refused.getResponse();
                return new Answer(
                        response.statusCode(),
                        response.headers().firstValue("WWW-Authenticate").orElse(""),
                        "{\"success\":false,\"status\":" + response.statusCode() + ",\"detail\":\"needs the role\"}");
            }
            throw e;
        }
    }
}
