package gg.leaderboard.bench.latency;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Listens to the default feed as the dashboard does, and tells the samples what it is shown. */
final class DashboardClient implements WebSocket.Listener {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Samples samples;
    private final StringBuilder message = new StringBuilder();

    private DashboardClient(Samples samples) {
        this.samples = samples;
    }

    static WebSocket connect(int port, Samples samples) {
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
            samples.shown(
                    Integer.parseInt(entry.get("player_id").stringValue()),
                    entry.get("score").longValue());
        }
    }
}
