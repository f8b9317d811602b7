package gg.leaderboard.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

    private static final String ELSEWHERE = "https://elsewhere.example";
    private static final String LOCAL_PAGE = "http://localhost:3000";
    private static final String UPGRADE = "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/leaderboard",
                "/api/player/nobody",
                "/api/v1/leaderboards",
                "/api/v1/leaderboards/global/top",
                "/topk?gameId=arena",
                "/health",
                "/openapi",
                "/asyncapi.yaml",
                "/schemas",
                "/schemas/event.json"
            })
    void pages_of_every_site_may_read_without_credentials(String path) {
        TestResponse answer = RunningApi.shared().get(path, "Origin", ELSEWHERE);

        assertThat(answer.status()).isIn(200, 404);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ELSEWHERE);
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("As-Of");
        assertThat(preflight(RunningApi.shared(), path, "GET", ELSEWHERE).status())
                .isEqualTo(200);
    }

    @Test
    void pages_of_every_site_may_follow_live_standings() throws IOException {
        String origin = "Origin: " + ELSEWHERE;

        assertThat(firstLine("GET /ws", origin + UPGRADE)).startsWith("HTTP/1.1 101 ");
        assertThat(firstLine("GET /api/v1/leaderboards/global/stream", origin)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/admin/dlq",
                "GET /api/v1/%61dmin/dlq",
                "GET /api/v1/admin/rebuild",
                "POST /api/v1/admin/rebuild",
                "GET /api/v1/leaderboards/global/verify",
                "GET /api/v1/leaderboards/game:a%2Fb/verify",
                "GET /api/v1/players/hidden"
            })
    void operations_of_operators_are_closed_to_other_sites_and_other_local_pages(String call) {
        String[] parts = call.split(" ");
        for (String origin : List.of(ELSEWHERE, LOCAL_PAGE)) {
            TestResponse answer =
                    RunningApi.shared().send(parts[0], parts[1], BodyPublishers.noBody(), "Origin", origin);
            assertThat(answer.error(403)).contains("allowed-origins");
            assertThat(preflight(RunningApi.shared(), parts[1], parts[0], origin)
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void pages_of_this_machine_may_write_while_the_api_listens_on_loopback() {
        RunningApi api = RunningApi.shared();

        assertThat(preflight(api, "/api/v1/events", "POST", LOCAL_PAGE).header("Access-Control-Allow-Origin"))
                .isEqualTo(LOCAL_PAGE);
        assertThat(preflight(api, "/api/v1/events", "POST", "http://127.0.0.1:5173")
                        .header("Access-Control-Allow-Methods"))
                .contains("POST");
        for (String other : List.of(ELSEWHERE, "https://localhost:3000", "http://localhost.evil.example", "null")) {
            assertThat(preflight(api, "/api/v1/events", "POST", other).error(403))
                    .contains("allowed-origins");
            assertThat(write(api, other).status()).isEqualTo(403);
        }
        assertThat(write(api, LOCAL_PAGE).status()).isEqualTo(400);
    }

    @Test
    void pages_of_this_machine_may_not_write_to_an_api_that_listens_everywhere() {
        try (RunningApi api = RunningApi.start("server.address=0.0.0.0", "leaderboard.security.open=true")) {
            assertThat(write(api, LOCAL_PAGE).status()).isEqualTo(403);
            api.get("/api/leaderboard", "Origin", ELSEWHERE).ok();
        }
    }

    @Test
    void pages_of_configured_sites_may_make_every_call() {
        try (RunningApi api = RunningApi.start("leaderboard.api.cors.allowed-origins=https://*.example")) {
            assertThat(preflight(api, "/api/v1/events", "POST", ELSEWHERE).header("Access-Control-Allow-Origin"))
                    .isEqualTo(ELSEWHERE);
            api.get("/api/v1/players/hidden", "Origin", ELSEWHERE).ok();
            assertThat(write(api, ELSEWHERE).status()).isEqualTo(400);
            assertThat(write(api, "https://evil.test").status()).isEqualTo(403);
        }
    }

    private static TestResponse write(RunningApi api, String origin) {
        return api.send(
                "POST",
                "/api/v1/events",
                BodyPublishers.ofString("{}"),
                "Origin",
                origin,
                "Content-Type",
                "application/json");
    }

    // Simulates a page of a site whose name resolves to 127.0.0.1 (DNS rebinding). The browser treats it as
    // same-origin.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/leaderboard",
                "POST /api/v1/events",
                "POST /api/v1/players/x/hide",
                "POST /api/v1/admin/rebuild",
                "GET /api/v1/leaderboards/global/stream",
                "GET /ws",
                "GET /"
            })
    void a_page_whose_host_name_resolves_to_loopback_is_rejected(String call) throws IOException {
        String evil = "evil.example:" + RunningApi.shared().port();

        assertThat(raw(call, evil, "Origin: http://" + evil + UPGRADE))
                .startsWith("HTTP/1.1 421 ")
                .contains("leaderboard.web.allowed-hosts");
    }

    @Test
    void forwarded_headers_do_not_make_a_page_same_origin() throws IOException {
        String forwarded = "Origin: https://evil.example\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https"
                + "\r\nX-Forwarded-Port: 443\r\nX-Forwarded-For: 127.0.0.1"
                + "\r\nForwarded: for=127.0.0.1;host=evil.example;proto=https";

        assertThat(raw("POST /api/v1/players/x/hide", "localhost", forwarded)).startsWith("HTTP/1.1 403 ");
        assertThat(raw("GET /api/v1/admin/dlq", "localhost", forwarded)).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void a_configured_proxy_sets_the_requested_host() throws IOException {
        String forwarded = "Origin: https://game.example\r\nX-Forwarded-Host: game.example\r\nX-Forwarded-Proto: https"
                + "\r\nX-Forwarded-For: 1.2.3.4";
        try (RunningApi api = RunningApi.start(
                "server.tomcat.remoteip.internal-proxies=127.0.0.0/8", "leaderboard.web.allowed-hosts=game.example")) {
            assertThat(raw(api, "GET /api/leaderboard", "localhost", forwarded)).startsWith("HTTP/1.1 200 ");
            assertThat(raw(api, "GET /api/leaderboard", "localhost", forwarded.replace("Host: game", "Host: evil")))
                    .startsWith("HTTP/1.1 421 ");
        }
    }

    private static String raw(String call, String host, String headers) throws IOException {
        return raw(RunningApi.shared(), call, host, headers);
    }

    private static String raw(RunningApi api, String call, String host, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.setSoTimeout(10_000);
            String request = call + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String firstLine(String call, String headers) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), RunningApi.shared().port())) {
            socket.setSoTimeout(10_000);
            String request = call + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }

    private static TestResponse preflight(RunningApi api, String path, String method, String origin) {
        return api.send(
                "OPTIONS",
                path,
                BodyPublishers.noBody(),
                "Origin",
                origin,
                "Access-Control-Request-Method",
                method,
                "Access-Control-Request-Headers",
                "content-type");
    }
}
