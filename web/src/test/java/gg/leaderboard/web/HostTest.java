package gg.leaderboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {

    private static final MinimalService ON_LOOPBACK = MinimalService.start(
            "leaderboard.web.allowed-hosts=game.example",
            "server.forward-headers-strategy=native",
            "server.tomcat.remoteip.internal-proxies=",
            "management.server.port=0",
            "management.server.address=127.0.0.1");

    @AfterAll
    static void close() {
        ON_LOOPBACK.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LocalHost:8000", "127.0.0.1", "127.3.2.1:80", "[::1]:8000", "game.example:99"})
    void on_loopback_loopback_names_and_configured_hosts_are_accepted(String host) throws IOException {
        assertThat(hello(ON_LOOPBACK, host)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8000",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "127.0.0.1evil.example",
                "0.0.0.0:8000",
                "10.0.0.1",
                "[::2]",
                "xlocalhost"
            })
    void on_loopback_other_hosts_are_misdirected(String host) throws IOException {
        assertThat(hello(ON_LOOPBACK, host))
                .startsWith("HTTP/1.1 421 ")
                .contains("application/problem+json")
                .contains("\"success\":false")
                .contains("leaderboard.web.allowed-hosts");
    }

    @Test
    void the_host_in_the_url_counts_as_the_host() throws IOException {
        assertThat(hello(ON_LOOPBACK, "localhost", "http://evil.example/hello")).doesNotContain("HTTP/1.1 200 ");
    }

    @Test
    void a_forwarded_host_has_no_effect() throws IOException {
        assertThat(ON_LOOPBACK.send(MinimalService.get(
                        "/hello", "evil.example", "X-Forwarded-Host: localhost", "X-Forwarded-For: 1.2.3.4")))
                .startsWith("HTTP/1.1 421 ");
        assertThat(ON_LOOPBACK.send(MinimalService.get(
                        "/hello", "evil.example", "Forwarded: host=localhost;for=1.2.3.4;proto=https")))
                .startsWith("HTTP/1.1 421 ");
    }

    @Test
    void a_management_port_has_the_same_rules() throws IOException {
        assertThat(ON_LOOPBACK.sendToManagement(MinimalService.get("/actuator/health", "evil.example")))
                .startsWith("HTTP/1.1 421 ");
        assertThat(ON_LOOPBACK.sendToManagement(MinimalService.get("/actuator/health", "localhost")))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void without_loopback_any_host_is_accepted_until_some_are_configured() throws IOException {
        try (MinimalService open = MinimalService.startAnywhere();
                MinimalService named = MinimalService.startAnywhere("leaderboard.web.allowed-hosts=game.example,api")) {
            assertThat(hello(open, "evil.example")).startsWith("HTTP/1.1 200 ");
            assertThat(hello(named, "evil.example")).startsWith("HTTP/1.1 421 ");
            assertThat(hello(named, "api:8000")).startsWith("HTTP/1.1 200 ");
            assertThat(hello(named, "localhost")).as("health checks").startsWith("HTTP/1.1 200 ");
        }
    }

    private static String hello(MinimalService service, String host) throws IOException {
        return hello(service, host, "/hello");
    }

    private static String hello(MinimalService service, String host, String path) throws IOException {
        return service.send(MinimalService.get(path, host));
    }
}
