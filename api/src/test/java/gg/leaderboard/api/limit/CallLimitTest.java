package gg.leaderboard.api.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.api.fixture.LiveClient;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.StandingsExtension;
import gg.leaderboard.api.fixture.TestResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests the limits over HTTP. The test is a trusted proxy, so each of its clients has its own address. */
class CallLimitTest {

    private static final AtomicInteger CLIENTS = new AtomicInteger();
    private static final String TOP = "/api/v1/leaderboards/global/top";
    private static final String FORWARDED = "X-Forwarded-For";

    @RegisterExtension
    static final StandingsExtension folding = new StandingsExtension();

    private static RunningApi api;

    private final String client = "198.51.100." + CLIENTS.incrementAndGet();

    @BeforeAll
    static void start() {
        api = RunningApi.start(
                "leaderboard.limits.trusted-proxies=127.0.0.1",
                "leaderboard.api.archive.url=http://127.0.0.1:9",
                "leaderboard.limits.reads=5/1h",
                "leaderboard.limits.writes=2/1h",
                "leaderboard.limits.past=1/1h",
                "leaderboard.limits.new-boards=1/1h",
                "leaderboard.limits.connections=2",
                "leaderboard.api.live.messages=5/1h");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private TestResponse get(String path) {
        return api.get(path, FORWARDED, client);
    }

    private TestResponse post(String path, String json) {
        return api.send(
                "POST", path, BodyPublishers.ofString(json), "Content-Type", "application/json", FORWARDED, client);
    }

    @Test
    void a_client_above_its_limit_is_told_when_to_call_again() {
        for (int i = 4; i >= 0; i--) {
            TestResponse allowed = get(TOP);
            allowed.ok();
            assertThat(allowed.header("RateLimit-Policy")).isEqualTo("\"reads\";q=5;w=3600");
            assertThat(allowed.header("RateLimit")).isEqualTo("\"reads\";r=" + i + ";t=" + (5 - i) * 720);
        }

        TestResponse refused = get(TOP);

        assertThat(refused.error(429))
                .contains("reads", "5/1h", "leaderboard.limits.reads")
                .doesNotContain(client);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(700, 720);
        assertThat(refused.header("RateLimit")).startsWith("\"reads\";r=0;t=");
        assertThat(refused.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void other_clients_other_groups_and_health_checks_are_not_affected() {
        String event = "{\"event_type\":\"player_joined\",\"player_id\":\"p\"}";
        post("/api/v1/events", event).ok();
        post("/api/v1/events", event).ok();
        post("/api/v1/events", event).problem(429);

        get(TOP).ok();
        api.get(TOP, FORWARDED, "203.0.113.77").ok();
        for (int i = 0; i < 10; i++) {
            get("/health").ok();
        }
        assertThat(get("/health").header("RateLimit")).isEmpty();
    }

    @Test
    void calls_of_this_machine_are_not_limited() {
        for (int i = 0; i < 10; i++) {
            TestResponse answer = api.get(TOP);
            answer.ok();
            assertThat(answer.header("RateLimit")).isEmpty();
        }
    }

    @Test
    void new_boards_have_their_own_limit_also_those_that_a_score_creates() {
        String id = "n-" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(post("/api/v1/leaderboards", "{\"id\":\"" + id + "\"}").status())
                .isEqualTo(201);

        assertThat(post("/api/v1/leaderboards", "{\"id\":\"" + id + "-2\"}").error(429))
                .contains("leaderboard.limits.new-boards");
        assertThat(post("/score", "{\"userId\":\"u\",\"score\":1,\"gameId\":\"" + id + "-3\"}")
                        .error(429))
                .contains("leaderboard.limits.new-boards");
    }

    @Test
    void questions_about_the_past_have_their_own_limit() {
        String past = TOP + "?at=2026-11-20T20:00:00Z";
        // There is no archive.
        get(past).problem(503);

        TestResponse refused = get(past);

        assertThat(refused.error(429)).contains("leaderboard.limits.past");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        get("/api/v1/leaderboards/global/verify").problem(429);
        get("/api/v1/leaderboards/global/player/p/history").problem(429);
    }

    @Test
    void a_client_has_a_limited_number_of_open_websockets_and_event_streams() throws IOException {
        HttpClient http = HttpClient.newHttpClient();
        WebSocket first = connect(http).join();
        try (KeepAliveClient stream = new KeepAliveClient(api, client)) {
            stream.get("/api/v1/leaderboards/global/stream");
            assertThat(stream.statusOnly()).isEqualTo(200);

            assertThatThrownBy(() -> connect(http).join())
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            refused -> assertThat(refused.getResponse().statusCode())
                                    .isEqualTo(429));
            assertThat(get("/api/v1/leaderboards/global/stream").error(429)).contains("leaderboard.limits.connections");

            first.abort();
            WebSocket next =
                    await().ignoreExceptions().until(() -> connect(http).join(), socket -> true);
            next.abort();
        }
    }

    private CompletableFuture<WebSocket> connect(HttpClient http) {
        return http.newWebSocketBuilder()
                .header(FORWARDED, client)
                .buildAsync(URI.create("ws://127.0.0.1:" + api.port() + "/ws"), new WebSocket.Listener() {});
    }

    @Test
    void a_client_that_sends_too_many_messages_is_disconnected() {
        try (LiveClient flood = api.liveClient()) {
            for (int i = 0; i < 6; i++) {
                flood.send("{\"type\":\"ping\"}");
            }

            assertThat(flood.closeCode()).isEqualTo(1008);
        }
    }
}
