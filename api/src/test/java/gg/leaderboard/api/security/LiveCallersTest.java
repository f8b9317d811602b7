package gg.leaderboard.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

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
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Callers of connections that stay open. */
class LiveCallersTest {

    private static final int UNAUTHENTICATED = 4401;

    private static final String ARCADE =
            "arcade-" + UUID.randomUUID().toString().substring(0, 8);

    @RegisterExtension
    static final StandingsExtension folding = new StandingsExtension();

    private final RunningApi api = ProtectedApi.api();
    private final String key = ProtectedApi.key("live", Role.READ);

    @Test
    void a_client_without_credentials_receives_public_boards() {
        try (LiveClient client = api.liveClient()) {
            client.subscribe("kills");
            client.next("subscribed");
        }
    }

    @Test
    @Timeout(10)
    void a_revoked_key_ends_the_connection_that_it_opened_within_five_seconds() {
        try (LiveClient client = api.liveClient("Authorization", "Bearer " + key);
                LiveClient other = api.liveClient()) {
            client.subscribe("kills");
            client.next("subscribed");
            long revoked = System.nanoTime();
            ProtectedApi.KEYS.revoke(key);

            assertThat(client.closeCode()).isEqualTo(UNAUTHENTICATED);
            assertThat(Duration.ofNanos(System.nanoTime() - revoked)).isLessThan(Duration.ofSeconds(5));
            assertThat(other.isOpen()).isTrue();
        }
    }

    @Test
    @Timeout(10)
    void a_revoked_key_ends_the_connections_of_players_whose_tokens_it_requested() {
        String operator = ProtectedApi.key("live-operator", Role.OPERATE);
        post("/api/v1/leaderboards", operator, "{\"id\":\"" + ARCADE + "\",\"write\":\"player\"}");
        String server = ProtectedApi.key("live-server", Role.SUBMIT);
        String token = post("/api/v1/tokens", server, "{\"player_id\":\"ada\",\"boards\":[\"" + ARCADE + "\"]}")
                .at("/data/token")
                .asString();
        try (LiveClient client = api.liveClient("Authorization", "Bearer " + token)) {
            client.subscribe("kills");
            client.next("subscribed");
            ProtectedApi.KEYS.revoke(server);

            assertThat(client.closeCode()).isEqualTo(UNAUTHENTICATED);
        }
    }

    private JsonNode post(String path, String credential, String json) {
        return api.send(
                        "POST",
                        path,
                        BodyPublishers.ofString(json),
                        "Content-Type",
                        "application/json",
                        "X-API-Key",
                        credential)
                .json();
    }

    @Test
    void a_client_that_cannot_set_headers_sends_the_key_in_a_message() {
        try (LiveClient client = api.liveClient()) {
            client.send(authenticate(key));
            client.next("authenticated");
            String next = ProtectedApi.key("next", Role.READ);
            client.send(authenticate(next));
            client.next("authenticated");
            ProtectedApi.KEYS.revoke(next);

            assertThat(client.closeCode()).isEqualTo(UNAUTHENTICATED);
        }
    }

    @Test
    void a_token_may_be_longer_than_other_messages() {
        try (LiveClient client = api.liveClient()) {
            client.send(authenticate(ProtectedApi.key("x".repeat(8100), Role.READ)));
            client.next("authenticated");
            client.send("{\"type\":\"subscribe\",\"x\":\"authenticate" + "x".repeat(5000) + "\"}");
            assertThat(client.next("error").at("/data/error").asString()).contains("4096");
            client.send(authenticate("x".repeat(9000)));
            assertThat(client.next("error").at("/data/error").asString()).contains("4096");
        }
    }

    @Test
    void an_invalid_key_in_a_message_ends_the_connection() {
        try (LiveClient client = api.liveClient()) {
            client.send("{\"type\":\"authenticate\"}");
            assertThat(client.next("error").at("/data/error").asString()).contains("token is missing");
            client.send(authenticate("lb_unknown_secret"));

            assertThat(client.closeCode()).isEqualTo(UNAUTHENTICATED);
        }
    }

    @Test
    void an_invalid_key_in_a_header_or_any_in_the_url_opens_no_connection() {
        assertRefused(() -> api.liveClient("X-API-Key", "lb_unknown_secret"));
        assertRefused(() -> api.liveClientAt("/ws?token=" + key));
        assertThat(api.get("/ws?token=" + key).error(401))
                .contains("first message")
                .doesNotContain(key);
    }

    private static void assertRefused(Runnable connect) {
        assertThatThrownBy(connect::run)
                .cause()
                .asInstanceOf(type(WebSocketHandshakeException.class))
                .satisfies(e -> assertThat(e.getResponse().statusCode()).isEqualTo(401));
    }

    @Test
    @Timeout(10)
    void a_revoked_key_ends_its_stream() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api.origin() + "/api/v1/leaderboards/kills/stream"))
                .header("X-API-Key", key)
                .build();
        try (InputStream stream = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofInputStream())
                .body()) {
            assertThat(stream.read()).isPositive();
            ProtectedApi.KEYS.revoke(key);

            // Reads to the end.
            assertThat(stream.readAllBytes()).isNotEmpty();
        }
    }

    private static String authenticate(String key) {
        return "{\"type\":\"authenticate\",\"token\":\"" + key + "\"}";
    }
}
