package gg.leaderboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.web.security.ApiKeyAuthenticator;
import gg.leaderboard.web.security.CallRules;
import gg.leaderboard.web.security.Caller;
import gg.leaderboard.web.security.Role;
import gg.leaderboard.web.security.TestIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service with call rules, on loopback and elsewhere. */
class ProtectionTest {

    private static final String KEY = "lb_reader_secret";
    private static final String SERVICE_KEY = "0123456789abcdef0123456789abcdef";
    private static final MinimalService PROTECTED = MinimalService.startAnywhere(
            Service.class,
            "leaderboard.security.required=true",
            "leaderboard.security.service-key=" + SERVICE_KEY,
            "management.server.port=0",
            "management.endpoints.web.exposure.include=*");

    @AfterAll
    static void close() {
        PROTECTED.close();
    }

    @Test
    void without_a_choice_a_service_starts_on_loopback_only_and_is_open_there() throws IOException {
        assertThatThrownBy(() -> MinimalService.startAnywhere(Service.class))
                .rootCause()
                .hasMessageContaining("would listen on all addresses");
        try (MinimalService open = MinimalService.start(Service.class)) {
            assertThat(open.send(get("/caller"))).contains("local [READ, SUBMIT, PLAYER, MODERATE, OPERATE]");
            assertThat(open.send(get("/private", "Authorization: Bearer nonsense")))
                    .startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void public_calls_need_no_credentials() throws IOException {
        assertThat(PROTECTED.send(get("/caller"))).startsWith("HTTP/1.1 200 ").contains("anonymous []");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-API-Key: " + KEY, "Authorization: Bearer " + KEY, "authorization: bearer  " + KEY})
    void a_key_is_accepted_in_either_header(String header) throws IOException {
        assertThat(PROTECTED.send(get("/caller", header))).contains("key:reader [READ]");
        assertThat(PROTECTED.send(get("/players/ada", header))).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void without_credentials_the_response_asks_for_them() throws IOException {
        assertThat(PROTECTED.send(get("/players/ada")))
                .startsWith("HTTP/1.1 401 ")
                .contains("WWW-Authenticate: Bearer realm=\"leaderboard\"\r\n")
                .contains("application/problem+json")
                .contains("\"success\":false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-API-Key: lb_reader_other",
                "X-API-Key: nonsense",
                "X-API-Key: ",
                "Authorization: Bearer e30.e30.e30",
                "Authorization: Basic dXNlcjpwYXNz",
                "X-API-Key: " + KEY + "\r\nAuthorization: Bearer " + KEY
            })
    void invalid_credentials_are_refused_everywhere(String header) throws IOException {
        for (String path : new String[] {"/caller", "/players/ada"}) {
            assertThat(PROTECTED.send(get(path, header)))
                    .startsWith("HTTP/1.1 401 ")
                    .contains("WWW-Authenticate: Bearer realm=\"leaderboard\", error=\"invalid_token\"")
                    .contains("\"success\":false");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/caller?token=" + KEY, "/players/ada?x=1&access_token=" + KEY, "/caller?API_KEY=x"})
    void credentials_in_the_url_are_refused(String path) throws IOException {
        assertThat(PROTECTED.send(get(path)))
                .startsWith("HTTP/1.1 401 ")
                .contains("The URL must not contain credentials")
                .doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/private", "/%70rivate", "/private/a%2Fb", "/unlisted"})
    void a_missing_role_is_named(String path) throws IOException {
        assertThat(PROTECTED.send(get(path, "X-API-Key: " + KEY)))
                .startsWith("HTTP/1.1 403 ")
                .contains("This call needs the role operate.");
    }

    @Test
    void a_service_has_the_roles_for_the_archive() throws IOException {
        assertThat(PROTECTED.send(get("/caller", "X-API-Key: " + SERVICE_KEY))).contains("service [READ, OPERATE]");
    }

    @Test
    void a_management_port_has_the_same_rules() throws IOException {
        assertThat(PROTECTED.sendToManagement(get("/actuator/health"))).startsWith("HTTP/1.1 200 ");
        assertThat(PROTECTED.sendToManagement(get("/actuator/env"))).startsWith("HTTP/1.1 401 ");
        assertThat(PROTECTED.sendToManagement(get("/actuator/env", "X-API-Key: " + SERVICE_KEY)))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void with_an_issuer_its_tokens_are_needed_on_loopback_too() throws IOException {
        try (TestIssuer issuer = new TestIssuer();
                MinimalService service =
                        MinimalService.start(Service.class, "leaderboard.security.issuer=" + issuer.name())) {
            String reader = "Authorization: Bearer " + issuer.token(Map.of("roles", List.of("read")));
            String nobody = "Authorization: Bearer " + issuer.token(Map.of());

            assertThat(service.send(get("/players/ada"))).startsWith("HTTP/1.1 401 ");
            assertThat(service.send(get("/players/ada", reader))).startsWith("HTTP/1.1 200 ");
            assertThat(service.send(get("/players/ada", nobody))).startsWith("HTTP/1.1 403 ");
            assertThat(service.send(get("/caller", reader))).contains("user:ada [READ]");
            assertThat(service.send(get("/caller", reader + "x"))).startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void a_key_that_cannot_be_checked_is_not_called_invalid() throws IOException {
        assertThat(PROTECTED.send(get("/caller", "X-API-Key: lb_later_secret")))
                .startsWith("HTTP/1.1 503 ")
                .contains("Retry-After: 1\r\n");
    }

    @Test
    void a_body_is_not_received_from_a_caller_who_may_not_send_it() throws IOException {
        String key = "X-API-Key: " + KEY;
        assertThat(PROTECTED.send(get("/count", key)
                        .replace("GET", "POST")
                        .replace("\r\n\r\n", "\r\nContent-Length: 3\r\n\r\nabc")))
                .startsWith("HTTP/1.1 200 ")
                .contains("\"bytes\":3");
        assertThat(PROTECTED.send(
                        get("/count").replace("GET", "POST").replace("\r\n\r\n", "\r\nContent-Length: 3\r\n\r\nabc")))
                .startsWith("HTTP/1.1 401 ");
        // These bodies never arrive completely.
        for (String headers : List.of("", "X-API-Key: nonsense\r\n", "X-API-Key: lb_later_secret\r\n")) {
            for (String body : List.of(
                    "Content-Length: 70000\r\n\r\n",
                    "Content-Length: 300\r\n\r\n",
                    "Content-Length: 300\r\n\r\nabc",
                    "Transfer-Encoding: chunked\r\n\r\n5\r\na")) {
                long sent = System.nanoTime();
                assertThat(PROTECTED.send("POST /count HTTP/1.1\r\nHost: localhost\r\n" + headers + body))
                        .startsWith(headers.contains("later") ? "HTTP/1.1 503 " : "HTTP/1.1 401 ");
                assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(Duration.ofSeconds(5));
            }
        }
    }

    @Test
    void a_connection_stays_open_after_a_refusal_if_a_small_body_follows() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PROTECTED.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("POST /count HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n\r\nabc".getBytes(UTF_8));
            socket.getOutputStream().write("def".getBytes(UTF_8));
            socket.getOutputStream().write(get("/caller").getBytes(UTF_8));

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 401 ")
                    .contains("HTTP/1.1 200 ");
        }
    }

    private static String get(String path, String... headers) {
        return MinimalService.get(path, "localhost", headers);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({MinimalService.Controller.class, CallerController.class})
    static class Service {

        @Bean
        CallRules rules() {
            return new CallRules()
                    .acceptServices()
                    .open("GET /caller", "GET /actuator/health")
                    .need(Set.of(Role.OPERATE), "GET /private/**")
                    .need(Set.of(Role.READ), "GET /players/{player}", "* /count");
        }

        @Bean
        ApiKeyAuthenticator keys() {
            return key -> {
                if (key.startsWith("lb_later")) {
                    throw ProblemException.unavailable("The keys are not known yet.", List.of("kafka"));
                }
                return key.equals(KEY)
                        ? Optional.of(new Caller("key:reader", Set.of(Role.READ), Set.of(), Set.of(), null))
                        : Optional.empty();
            };
        }
    }

    @RestController
    static class CallerController {

        @GetMapping("/caller")
        String caller(Caller caller) {
            return caller.id() + " " + caller.roles().stream().sorted().toList();
        }
    }
}
