package gg.leaderboard.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {

    private static final String CHUNKED = """
            POST /api/v1/events HTTP/1.1\r
            Host: localhost\r
            Transfer-Encoding: chunked\r
            Content-Type: application/json\r
            \r
            """;

    private final RunningApi api = RunningApi.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/api",
                "/api/leaderboard/daily",
                "/js/nothing.js",
                "/error",
                "/actuator",
                "/webjars/x"
            })
    void an_unknown_path_is_not_found(String path) {
        api.get(path).problem(404);
    }

    @Test
    void a_problem_contains_the_requested_path() {
        assertThat(api.get("/nothing?x=1").problem(404).path("instance").stringValue())
                .isEqualTo("/nothing");
        assertThat(send("TRACE", "/a%20b").problem(405).path("instance").stringValue())
                .isEqualTo("/a%20b");
    }

    @ParameterizedTest
    @CsvSource({"DELETE,/api/leaderboard,GET", "POST,/api/player/p1,GET", "GET,/api/v1/events,POST", "PUT,/health,GET"})
    void an_unsupported_method_is_a_problem_that_names_the_supported_one(String method, String path, String possible) {
        TestResponse answer = send(method, path);

        assertThat(answer.error(405)).contains(possible).contains(method);
        assertThat(answer.header("Allow")).contains(possible);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/html", "nonsense"})
    void an_unacceptable_media_type_is_a_problem(String accept) {
        api.get("/api/leaderboard", "Accept", accept).problem(406);
        api.get("/nothing", "Accept", accept).problem(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /<> HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "NO(T / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                CHUNKED + "zz\r\n",
            })
    void a_request_that_violates_http_is_a_problem(String request) throws IOException {
        assertThat(raw(request))
                .contains("application/problem+json")
                .contains("\"status\":400")
                .contains("\"success\":false")
                .contains("\"error\":")
                .doesNotContain("<html")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "top=%ff", "a=%zz", "%ff=1"})
    void invalid_query_parameters_are_a_problem(String query) throws IOException {
        assertThat(raw("GET /api/leaderboard?" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json");
    }

    @Test
    void headers_that_are_too_large_are_a_problem() {
        assertThat(api.get("/health", "X-Large", "x".repeat(80_000)).error(400)).contains("header");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/X",
                "/api/player/X",
                "/api/leaderboard?top=X",
                "/api/leaderboard/X/kills",
                "/api/leaderboard/daily/X",
                "/api/v1/leaderboards/X",
                "/api/v1/leaderboards/X/top",
                "/api/v1/leaderboards/kills/top?limit=X",
                "/api/v1/leaderboards/kills/top?cursor=X",
                "/api/v1/leaderboards/kills/top?window=X",
                "/api/v1/leaderboards/kills/top?window=daily&period=X",
                "/api/v1/leaderboards/kills/top?season=X",
                "/api/v1/leaderboards/kills/player/X",
                "/rank/X?gameId=X",
                "/topk?gameId=chess&k=X"
            })
    void an_error_quotes_at_most_200_characters_of_the_request(String path) {
        TestResponse answer = api.get(path.replace("X", "x".repeat(20_000)));

        assertThat(answer.status()).isBetween(400, 404);
        assertThat(answer.error(answer.status())).doesNotContain("x".repeat(201));
        assertThat(answer.text()).hasSizeLessThan(1500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}{}", "[1]", "{\"a\":", "nonsense", "{\"a\":1e999999999}", "\u001f"})
    void invalid_json_has_a_message_of_this_project(String body) {
        assertOurWords(api.post("/api/v1/events", body));
        assertOurWords(api.post("/api/v1/scores/batch", "[".repeat(2000) + body));
        assertOurWords(api.post("/api/v1/leaderboards", body));
    }

    private static void assertOurWords(TestResponse answer) {
        assertThat(answer.problem(400).toString())
                .doesNotContainIgnoringCase("jackson")
                .doesNotContain("JsonNode", "StreamRead", "DeserializationFeature", "java.");
    }

    private TestResponse send(String method, String path) {
        return api.send(method, path, BodyPublishers.noBody());
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
