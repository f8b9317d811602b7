package gg.leaderboard.api.live;

import static gg.leaderboard.api.fixture.TestStandings.achieved;
import static gg.leaderboard.api.fixture.TestStandings.kill;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.LiveClient;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestStandings;
import gg.leaderboard.fixtures.AsyncApi;
import gg.leaderboard.web.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the WebSocket and the event stream with the AsyncAPI document. */
class LiveContractTest {

    private static final String SOCKET = "/ws";
    private static final String STREAM = "/api/v1/leaderboards/{leaderboard_id}/stream";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final RunningApi api = RunningApi.shared();
    private final TestStandings standings = TestStandings.shared();
    private final Set<String> received = new HashSet<>();

    @AfterEach
    void close() {
        standings.close();
    }

    @Test
    void the_document_has_the_paths_of_the_api() {
        Stream<String> sockets = api.beans(SimpleUrlHandlerMapping.class).stream()
                .flatMap(mapping -> mapping.getUrlMap().entrySet().stream())
                .filter(entry -> entry.getValue() instanceof WebSocketHttpRequestHandler)
                .map(entry -> entry.getKey());
        // Controllers of this package without a result write streams.
        Stream<String> streams = api.beans(RequestMappingHandlerMapping.class).stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(entry -> entry.getValue()
                        .getBeanType()
                        .getPackageName()
                        .equals(getClass().getPackageName()))
                .filter(entry -> entry.getValue().isVoid())
                .flatMap(entry -> entry.getKey().getPatternValues().stream());
        Stream<String> documented = AsyncApi.addresses().stream().filter(address -> address.startsWith("/"));

        assertThat(Stream.concat(sockets, streams).map(LiveContractTest::withoutNames))
                .containsExactlyInAnyOrderElementsOf(
                        documented.map(LiveContractTest::withoutNames).toList());
    }

    private static String withoutNames(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    @Test
    void the_document_has_the_messages_of_the_api() {
        assertThat(AsyncApi.messages(SOCKET, "send"))
                .isEqualTo(Arrays.stream(LiveMessage.Type.values())
                        .map(LiveMessage.Type::label)
                        .collect(toSet()));
        assertThat(AsyncApi.messages(SOCKET, "receive"))
                .isEqualTo(Arrays.stream(ClientRequest.Type.values())
                        .map(ClientRequest.Type::label)
                        .collect(toSet()));
        assertThat(AsyncApi.messages(STREAM, "send")).containsExactlyInAnyOrder("leaderboard_update", "error");
    }

    @Test
    void every_message_over_websocket_matches_the_document() {
        standings.write(kill("p1", "dust2"), achieved("p1", "First Blood"));

        try (LiveClient client = api.liveClient()) {
            assertMatches(client.next());
            send(client, "{\"type\":\"subscribe\",\"leaderboard_id\":\"kills\",\"keep_overview\":true}", "subscribed");
            send(client, "{\"type\":\"subscribe\",\"leaderboard_id\":\"kills\",\"window\":\"daily\"}", "subscribed");
            send(client, "{\"type\":\"snapshot\",\"leaderboard_id\":\"kills\"}", "leaderboard_update");
            send(
                    client,
                    "{\"type\":\"follow\",\"leaderboard_id\":\"kills\",\"player_id\":\"p1\",\"top\":1}",
                    "following");
            next(client, message -> message.path("type").asString().equals("player_update"));
            send(
                    client,
                    "{\"type\":\"follow\",\"leaderboard_id\":\"kills\",\"window\":\"weekly\",\"player_id\":\"nobody\"}",
                    "following");
            standings.write(kill("p2", "dust2"), kill("p2", "dust2"));
            JsonNode overtaken =
                    next(client, message -> !message.at("/data/changes").isEmpty());
            assertThat(overtaken.at("/data/changes").toString()).contains("overtaken", "left_top");
            send(client, "{\"type\":\"unfollow\",\"leaderboard_id\":\"kills\",\"player_id\":\"p1\"}", "unfollowed");
            send(client, "{\"type\":\"unsubscribe\",\"leaderboard_id\":\"kills\"}", "unsubscribed");
            send(client, "{\"type\":\"authenticate\",\"token\":\"any\"}", "authenticated");
            send(client, "{\"type\":\"ping\"}", "pong");
            client.send("{\"type\":\"dance\"}");
            next(client, message -> message.path("type").asString().equals("error"));
        }
        assertThat(received).isEqualTo(AsyncApi.messages(SOCKET, "send"));
    }

    @Test
    void errors_of_unreadable_standings_match_the_document() {
        LiveProblem redis = LiveProblem.of(ProblemException.redisUnavailable());
        assertThat(error(redis).propertyNames()).containsExactly("error", "unavailable");
        assertThat(error(LiveProblem.of(ProblemException.standingsUnreadable("the layout differs")))
                        .propertyNames())
                .containsExactly("error", "unavailable");
        assertThat(error(LiveProblem.of(ProblemException.unavailable("The window hourly is being built (40 %).")))
                        .propertyNames())
                .containsExactly("error");
        assertThat(error(redis.withNotCounting(List.of())).path("not_counting").toString())
                .isEqualTo("[]");
        assertThat(error(redis.withNotCounting(List.of("redis does not respond")))
                        .path("not_counting")
                        .toString())
                .isEqualTo("[\"redis does not respond\"]");
    }

    private JsonNode error(LiveProblem problem) {
        JsonNode message = JSON.readTree(
                new MessageFactory(JSON, InstantSource.system()).error(problem).text());
        assertMatches(message);
        return message.path("data");
    }

    private void send(LiveClient client, String request, String answer) {
        JsonNode json = JSON.readTree(request);
        assertThat(AsyncApi.problems(SOCKET, json.path("type").asString(), json))
                .as(request)
                .isEmpty();
        client.send(request);
        next(client, message -> message.path("type").asString().equals(answer));
    }

    private JsonNode next(LiveClient client, Predicate<JsonNode> wanted) {
        return client.next(message -> {
            assertMatches(message);
            return wanted.test(message);
        });
    }

    private void assertMatches(JsonNode message) {
        String type = message.path("type").asString();
        received.add(type);
        assertThat(AsyncApi.problems(SOCKET, type, message))
                .as(message.toString())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"subscribe\"}",
                "{\"type\":\"subscribe\",\"leaderboard_id\":7}",
                "{\"type\":\"subscribe\",\"leaderboard_id\":\"kills\",\"window\":\"yearly\"}",
                "{\"type\":\"subscribe\",\"leaderboard_id\":\"kills\",\"window\":7}",
                "{\"type\":\"follow\",\"leaderboard_id\":\"kills\"}",
                "{\"type\":\"follow\",\"leaderboard_id\":\"kills\",\"player_id\":\"a b\"}",
                "{\"type\":\"follow\",\"leaderboard_id\":\"kills\",\"player_id\":\"a\",\"top\":0}",
                "{\"type\":\"follow\",\"leaderboard_id\":\"kills\",\"player_id\":\"a\",\"top\":1.5}",
                "{\"type\":\"follow\",\"leaderboard_id\":\"kills\",\"player_id\":\"a\",\"top\":2147483648}",
            })
    void a_request_that_is_an_error_does_not_match_the_document(String request) {
        JsonNode json = JSON.readTree(request);

        assertThat(AsyncApi.problems(SOCKET, json.path("type").asString(), json))
                .isNotEmpty();
        try (LiveClient client = api.liveClient()) {
            client.send(request);
            assertMatches(client.next("error"));
        }
    }

    @Test
    void every_event_of_a_stream_matches_the_document() throws IOException, InterruptedException {
        standings.write(kill("p1", "dust2"));

        // The windows of the shared api.
        for (String window : List.of("alltime", "daily", "weekly")) {
            String path = STREAM.replace("{leaderboard_id}", "kills") + "?window=" + window;
            HttpResponse<InputStream> stream = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(api.origin() + path))
                                    .build(),
                            BodyHandlers.ofInputStream());
            assertThat(stream.statusCode()).isEqualTo(200);
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                assertThat(lines.readLine()).isEqualTo("retry: 2000");
                assertThat(lines.readLine()).isEmpty();
                String type = lines.readLine().substring("event: ".length());
                String id = lines.readLine().substring("id: ".length());
                JsonNode message = JSON.readTree(lines.readLine().substring("data: ".length()));
                assertThat(AsyncApi.problems(STREAM, type, message))
                        .as(message.toString())
                        .isEmpty();
                assertThat(message.path("type").asString()).isEqualTo(type);
                assertThat(message.path("epoch").asString() + "-"
                                + message.path("sequence").asString())
                        .isEqualTo(id);
            }
        }
    }
}
