package gg.leaderboard.faults.many;

import gg.leaderboard.embedded.Ports;
import gg.leaderboard.faults.server.TcpProxy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes each call on a new connection, so that a proxy passes it to another api than the last one. */
final class AlternatingClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(10).toMillis();

    private final AtomicInteger next = new AtomicInteger();
    private final TcpProxy proxy;

    /** @param ports the ports of the apis */
    AlternatingClient(List<Integer> ports) {
        proxy = new TcpProxy(() -> ports.get(next.getAndIncrement() % ports.size()));
    }

    JsonNode get(String path) {
        return call("GET", path, "");
    }

    JsonNode post(String path, String body) {
        return call("POST", path, body);
    }

    /** @throws UncheckedIOException if there is no response, or its status is not 2xx */
    private JsonNode call(String method, String path, String body) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://" + Ports.HOST + ":" + proxy.port() + path)
                            .toURL()
                            .openConnection();
            connection.setRequestMethod(method);
            connection.setReadTimeout(PATIENCE_MILLIS);
            connection.setRequestProperty("Connection", "close");
            connection.setRequestProperty("Content-Type", "application/json");
            if (!body.isEmpty()) {
                connection.setDoOutput(true);
                connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            }
            try (InputStream response = connection.getInputStream()) {
                return JsonMapper.shared().readTree(response);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        proxy.close();
    }
}
