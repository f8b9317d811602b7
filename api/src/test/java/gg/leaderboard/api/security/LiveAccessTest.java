package gg.leaderboard.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.LiveClient;
import gg.leaderboard.api.fixture.ProtectedApi;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.StandingsExtension;
import gg.leaderboard.web.security.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Connections that watch a board while access to it, or the client's credentials, change. */
class LiveAccessTest {

    private static final int FORBIDDEN = 4403;
    private static final String BOARDS = "/api/v1/leaderboards";

    @RegisterExtension
    static final StandingsExtension folding = new StandingsExtension();

    private final RunningApi api = ProtectedApi.api();
    private final String board = "live-" + UUID.randomUUID().toString().substring(0, 8);
    private final String operator = ProtectedApi.key("operator", Role.OPERATE);
    private final String reader = ProtectedApi.key("reader", Role.READ);
    private final String player = ProtectedApi.key("player", Role.PLAYER);

    private int change(String method, String path, String json) {
        return api.send(
                        method,
                        path,
                        BodyPublishers.ofString(json),
                        "Content-Type",
                        "application/json",
                        "X-API-Key",
                        operator)
                .status();
    }

    private void createBoard(String read) {
        assertThat(change("POST", BOARDS, "{\"id\":\"" + board + "\",\"read\":\"" + read + "\"}"))
                .isEqualTo(201);
    }

    private LiveClient watching(String key) {
        LiveClient client = api.liveClient("X-API-Key", key);
        client.subscribe(board);
        client.next("subscribed");
        return client;
    }

    private InputStream stream(String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api.origin() + BOARDS + "/" + board + "/stream"))
                .header("X-API-Key", key)
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofInputStream())
                .body();
    }

    @Test
    @Timeout(20)
    void a_stricter_board_ends_the_connections_that_may_no_longer_read_it_within_five_seconds()
            throws IOException, InterruptedException {
        createBoard("player");
        try (LiveClient watching = watching(player);
                LiveClient allowed = watching(reader);
                LiveClient elsewhere = api.liveClient("X-API-Key", player);
                InputStream stream = stream(player);
                InputStream other = stream(reader)) {
            assertThat(stream.read()).isPositive();
            long changed = System.nanoTime();
            assertThat(change("PATCH", BOARDS + "/" + board, "{\"read\":\"server\"}"))
                    .isEqualTo(200);

            assertThat(watching.closeCode()).isEqualTo(FORBIDDEN);
            // Reads to the end.
            assertThat(stream.readAllBytes()).isNotEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - changed)).isLessThan(Duration.ofSeconds(5));
            assertThat(other.read()).isPositive();
            assertThat(allowed.isOpen()).isTrue();
            assertThat(elsewhere.isOpen()).isTrue();
        }
    }

    @Test
    @Timeout(20)
    void a_client_that_authenticates_as_a_caller_with_fewer_rights_is_disconnected() {
        createBoard("server");
        try (LiveClient client = api.liveClient()) {
            client.subscribe(board);
            assertThat(client.next("error").at("/data/error").asString()).contains(board, "needs an API key");
            client.send(authenticate(reader));
            client.next("authenticated");
            client.subscribe(board);
            client.next("subscribed");
            client.send(authenticate(player));
            client.next("authenticated");

            assertThat(client.closeCode()).isEqualTo(FORBIDDEN);
        }
    }

    private static String authenticate(String key) {
        return "{\"type\":\"authenticate\",\"token\":\"" + key + "\"}";
    }
}
