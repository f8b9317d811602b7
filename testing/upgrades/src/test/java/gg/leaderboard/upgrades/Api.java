package gg.leaderboard.upgrades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The HTTP calls of one api. */
final class Api {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String address;

    Api(int port) {
        address = "http://localhost:" + port;
    }

    int status(String path) {
        try {
            return ask("GET", path, "").statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Posts until it is accepted, or was made by an earlier attempt that Kafka confirmed late. */
    void post(String path, String body) {
        call("POST", path, body);
    }

    /** Deletes, as {@link #post}. */
    void delete(String path) {
        call("DELETE", path, "");
    }

    private void call(String method, String path, String body) {
        await().atMost(LIMIT).ignoreException(IOException.class).untilAsserted(() -> {
            HttpResponse<String> answer = ask(method, path, body);
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201, 202, 409);
        });
    }

    JsonNode json(String path) {
        try {
            HttpResponse<String> answer = ask("GET", path, "");
            if (answer.statusCode() >= 300) {
                throw new AssertionError(path + ": " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(address + path, e);
        }
    }

    private HttpResponse<String> ask(String method, String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns the status and every value of a response by its path. Times and cursors, which may differ, are omitted. */
    Map<String, String> values(String path) {
        Map<String, String> values = new TreeMap<>();
        int status = status(path);
        values.put(path, String.valueOf(status));
        if (status == 200) {
            JsonNode json = json(path);
            if (json instanceof ObjectNode object) {
                object.remove(List.of("as_of", "updated_at", "next"));
            }
            add(values, path + " ", json);
        }
        return values;
    }

    private static void add(Map<String, String> values, String path, JsonNode json) {
        if (json.isObject()) {
            json.properties().forEach(field -> add(values, path + "/" + field.getKey(), field.getValue()));
        } else if (json.isArray()) {
            values.put(path + "/size", String.valueOf(json.size()));
            for (int i = 0; i < json.size(); i++) {
                add(values, path + "/" + i, json.get(i));
            }
        } else {
            values.put(path, json.asString());
        }
    }
}
