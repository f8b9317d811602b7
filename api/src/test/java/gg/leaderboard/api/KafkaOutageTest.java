package gg.leaderboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestBoards;
import gg.leaderboard.api.fixture.TestResponse;
import gg.leaderboard.api.fixture.TestStandings;
import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.testing.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Tag("alone")
class KafkaOutageTest {

    private static final String EVENTS = "/api/v1/events";
    private static final String CONSOLE = "/api/v1/admin/kafka/";
    private static final String EVENT = "{\"event_type\":\"player_joined\",\"player_id\":\"p1\",\"event_id\":\"e-1\"}";

    @TempDir
    Path directory;

    @Test
    void a_sender_gets_a_response_within_two_seconds_and_the_api_recovers() {
        EmbeddedKafka kafka = Servers.ownKafka(directory);
        try (RunningApi api = RunningApi.start(kafka.bootstrapServers(), Servers.redis())) {
            api.post(EVENTS, EVENT).ok();
            BoardDefinition board = defineBoard();
            api.get("/api/v1/leaderboards/" + board.id()).ok();
            api.get(CONSOLE + "overview").ok();

            kafka.close();

            assertThatSenderIsTold(api);
            assertThatWritersAreTold(api, board.id());
            await().until(() -> api.get("/ready").status() == 503);
            assertThat(api.get("/ready").problem(503).path("away").toString()).isEqualTo("[\"kafka\"]");
            api.get("/api/leaderboard").ok();
            assertThatTheConsoleShowsTheOutage(api);

            kafka = EmbeddedKafka.start(kafka.settings());

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> api.post(EVENTS, EVENT).status() == 200);
            await().until(api::serversAnswer);
        } finally {
            kafka.close();
        }
    }

    @Test
    void the_api_starts_without_kafka_and_creates_the_topics_later() {
        EmbeddedKafka kafka = Servers.ownKafka(directory);
        kafka.close();
        try (RunningApi api = RunningApi.startAlone(kafka.bootstrapServers(), Servers.redis())) {
            assertThatSenderIsTold(api);

            kafka = EmbeddedKafka.start(kafka.settings());

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> api.post(EVENTS, EVENT).status() == 200);
        } finally {
            kafka.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:1", "no-such-host.invalid:9092"})
    void many_senders_that_wait_for_kafka_block_no_reader(String nowhere) {
        try (RunningApi api = RunningApi.startAlone(nowhere, Servers.redis())) {
            List<CompletableFuture<TestResponse>> senders = IntStream.range(0, 400)
                    .mapToObj(i -> api.postAsync(EVENTS, EVENT))
                    .toList();

            long asked = System.nanoTime();
            api.get("/api/leaderboard").ok();
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
            assertThat(senders).allSatisfy(sender -> sender.join().problem(503));
        }
    }

    private static void assertThatTheConsoleShowsTheOutage(RunningApi api) {
        for (String call : List.of("topics", "topics/game-events", "groups", "topics/game-events/messages")) {
            assertThat(api.get(CONSOLE + call).problem(503).path("away").toString())
                    .isEqualTo("[\"kafka\"]");
        }
        JsonNode overview = await().until(
                        () -> api.get(CONSOLE + "overview").ok().path("data"),
                        now -> !now.at("/stores/1/available").booleanValue());
        assertThat(overview.at("/stores/1/name").asString()).isEqualTo("kafka");
        assertThat(overview.at("/problems/0/service").asString()).isEqualTo("kafka");
        assertThat(overview.path("topics")).as("the last known ones").isNotEmpty();
        assertThat(overview.path("topics"))
                .allSatisfy(topic -> assertThat(topic.path("records_per_second").doubleValue())
                        .isZero());
    }

    private static BoardDefinition defineBoard() {
        BoardDefinition board = TestBoards.lowest();
        try (TestStandings standings = TestStandings.shared()) {
            standings.define(board, Instant.now().minusSeconds(60));
        }
        return board;
    }

    private static void assertThatWritersAreTold(RunningApi api, String board) {
        String score = "{\"player_id\":\"p1\",\"leaderboard_id\":\"" + board + "\",\"score\":7,\"event_id\":\"s-1\"}";
        long asked = System.nanoTime();
        CompletableFuture<TestResponse> one = api.postAsync("/api/v1/scores", score);
        CompletableFuture<TestResponse> batch =
                api.postAsync("/api/v1/scores/batch", "{\"scores\":[7," + score.replace("s-1", "s-2") + "]}");
        CompletableFuture<TestResponse> hide = api.postAsync("/api/v1/players/p1/hide", "");
        CompletableFuture<TestResponse> create = api.postAsync("/api/v1/leaderboards", "{\"id\":\"never\"}");
        CompletableFuture<TestResponse> unknown =
                api.postAsync("/score", "{\"userId\":\"u\",\"score\":1,\"gameId\":\"never\"}");

        assertThat(one.join().problem(503).path("event_id").stringValue()).isEqualTo("s-1");
        assertThat(batch.join().problem(503).at("/results/1").toString())
                .isEqualTo("{\"index\":1,\"status\":\"unknown\",\"event_id\":\"s-2\"}");
        assertThat(hide.join().problem(503).path("event_id").stringValue()).isNotBlank();
        assertThat(create.join().problem(503).path("away").toString()).isEqualTo("[\"kafka\"]");
        assertThat(unknown.join().header("Retry-After")).isEqualTo("1");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMillis(2500));
    }

    private static void assertThatSenderIsTold(RunningApi api) {
        long asked = System.nanoTime();
        TestResponse answer = api.post(EVENTS, EVENT);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
        JsonNode problem = answer.problem(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(problem.path("event_id").stringValue()).isEqualTo("e-1");
        assertThat(problem.path("detail").stringValue())
                .contains("may or may not")
                .contains("event_id");
    }
}
