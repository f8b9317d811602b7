package gg.leaderboard.bench.run;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Subscribes to the default feed as the dashboard does, and reports what it receives to the samples. */
final class DashboardClient implements WebSocket.Listener {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final LatencySamples samples;
    private final StringBuilder message = new StringBuilder();

    private DashboardClient(LatencySamples samples) {
        this.samples = samples;
    }

    static WebSocket connect(int port, LatencySamples samples) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), new DashboardClient(samples))
                .join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        message.append(part);
        if (last) {
            read(MAPPER.readTree(message.toString()));
            message.setLength(0);
        }
        socket.request(1);
        return null;
    }

    private void read(JsonNode update) {
        for (JsonNode entry : update.path("data").path("leaderboard").path("top_players")) {
            samples.received(
                    Integer.parseInt(entry.get("player_id").stringValue()),
                    entry.get("score").longValue());
        }
    }
}
