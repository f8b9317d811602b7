package gg.leaderboard.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.Answer;
import gg.leaderboard.api.fixture.RunningApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

    private static final String ELSEWHERE = "https://elsewhere.example";
    private static final String UPGRADE = "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13";

    @Test
    void pages_of_other_sites_are_kept_out_unless_they_are_allowed() {
        RunningApi api = RunningApi.shared();

        assertThat(api.get("/api/leaderboard", "Origin", ELSEWHERE).error(403)).contains("allowed-origins");
        assertThat(preflight(api).error(403)).contains("allowed-origins");
        api.get("/api/leaderboard", "Origin", api.origin()).ok();
    }

    @Test
    void pages_of_allowed_sites_may_call() {
        try (RunningApi api = RunningApi.start("leaderboard.api.cors.allowed-origins=https://*.example")) {
            assertThat(api.get("/api/leaderboard", "Origin", ELSEWHERE).header("Access-Control-Allow-Origin"))
                    .isEqualTo(ELSEWHERE);
            assertThat(preflight(api).header("Access-Control-Allow-Methods")).contains("POST");
            api.get("/api/leaderboard", "Origin", "https://evil.test").problem(403);
        }
    }

    // As the page of a site whose name resolves to 127.0.0.1 (DNS rebinding): to the browser, it is of our origin.
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
    void a_page_that_has_its_name_resolve_to_loopback_is_refused(String call) throws IOException {
        String evil = "evil.example:" + RunningApi.shared().port();

        assertThat(raw(call, evil, "Origin: http://" + evil + UPGRADE))
                .startsWith("HTTP/1.1 421 ")
                .contains("leaderboard.web.allowed-hosts");
    }

    @Test
    void forwarded_headers_do_not_make_a_page_one_of_ours() throws IOException {
        String forwarded = "Origin: https://evil.example\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https"
                + "\r\nX-Forwarded-Port: 443\r\nX-Forwarded-For: 127.0.0.1"
                + "\r\nForwarded: for=127.0.0.1;host=evil.example;proto=https";

        assertThat(raw("POST /api/v1/players/x/hide", "localhost", forwarded)).startsWith("HTTP/1.1 403 ");
        assertThat(raw("GET /ws", "localhost", forwarded + UPGRADE)).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void a_configured_proxy_says_which_host_was_asked() throws IOException {
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

    private static Answer preflight(RunningApi api) {
        return api.send(
                "OPTIONS",
                "/api/v1/events",
                BodyPublishers.noBody(),
                "Origin",
                ELSEWHERE,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "content-type");
    }
}
