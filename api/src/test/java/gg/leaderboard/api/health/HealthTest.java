package gg.leaderboard.api.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.api.fixture.LiveClient;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestProcessor;
import gg.leaderboard.api.fixture.TestStandings;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.Version;
import gg.leaderboard.standings.redis.ProcessorReport;
import gg.leaderboard.testing.Servers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HealthTest {

    private static final SortedSet<Integer> ALL = numbers(0, 6);
    private static RunningApi api;

    @BeforeAll
    static void start() {
        api = RunningApi.start("leaderboard.api.readiness.patience=0s");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void the_process_reports_that_it_is_alive() {
        for (String path : List.of("/health", "/health/live")) {
            assertThat(api.get(path).ok().toString()).isEqualTo("{\"success\":true,\"data\":{\"status\":\"healthy\"}}");
        }
    }

    @Test
    void it_names_its_version() {
        JsonNode build = api.get("/actuator/info").ok().path("build");

        assertThat(build.path("version").stringValue())
                .isEqualTo(Version.current().number());
        assertThat(build.path("commit").stringValue())
                .isEqualTo(Version.current().commit());
    }

    @Test
    void it_is_ready_while_a_processor_counts() {
        try (TestStandings standings = TestStandings.shared();
                TestProcessor processor = TestProcessor.shared(standings)) {
            await().until(() -> api.get("/ready").status() == 200);
            for (String path : List.of("/ready", "/health/ready")) {
                assertThat(api.get(path).ok().toString())
                        .isEqualTo("{\"success\":true,\"data\":{\"status\":\"ready\"}}");
            }
        }
        awaitReason("no processor is running");
        api.get("/health/ready").problem(503);
        api.get("/health").ok();
    }

    @Test
    void a_problem_that_a_processor_reports_is_named() {
        try (TestStandings standings = TestStandings.shared()) {
            Map<String, SortedSet<Integer>> partitions = Map.of(Topics.GAME_EVENTS, ALL);
            Map<String, String> problems = Map.of(
                    "game-events-3", "redis: written with standings.shards=1, not 4",
                    "listener", "stopped after an error");
            Report report = new Report(standings, new ProcessorReport(partitions, problems));

            JsonNode problem = report.awaitReason("game-events-3: redis: written with standings.shards=1, not 4");

            assertThat(problem.path("detail").stringValue()).contains("listener: stopped after an error");
            assertThat(problem.path("away").isEmpty()).isTrue();
        }
    }

    @Test
    void a_partition_without_a_processor_is_named() {
        try (TestStandings standings = TestStandings.shared()) {
            Map<String, SortedSet<Integer>> partitions = new TreeMap<>();
            partitions.put(Topics.GAME_EVENTS, numbers(1, 6));
            partitions.put(Topics.LEADERBOARD_SCORES, numbers(0, 2));
            Report report = new Report(standings, new ProcessorReport(partitions, Map.of()));

            report.awaitReason("no processor reads game-events-0, leaderboard-scores-2");
        }
    }

    @Test
    void a_processor_that_reports_no_problem_but_counts_nothing_is_detected() {
        try (TestStandings standings = TestStandings.shared()) {
            api.post("/api/v1/events", "{\"event_type\":\"player_joined\",\"player_id\":\"p1\"}")
                    .ok();
            Report report = new Report(standings, new ProcessorReport(Map.of(Topics.GAME_EVENTS, ALL), Map.of()));

            report.awaitReason("no records are counted after offset");

            Map<String, String> problems = ALL.stream()
                    .collect(Collectors.toMap(partition -> Topics.GAME_EVENTS + "-" + partition, p -> "kafka: away"));
            Report failing = new Report(standings, new ProcessorReport(Map.of(Topics.GAME_EVENTS, ALL), problems));
            JsonNode problem = failing.awaitReason("kafka: away");
            assertThat(problem.path("detail").stringValue()).doesNotContain("no records are counted");
        }
    }

    @Test
    void standings_of_another_layout_are_never_shown_as_empty_boards() {
        try (TestStandings standings = TestStandings.shared()) {
            standings.write(TestStandings.scored("p1", 7));
            standings
                    .redis()
                    .opsForHash()
                    .putAll(
                            "standings:layout",
                            Map.of(
                                    "version",
                                    "2",
                                    "standings.shards",
                                    "4",
                                    "standings.dedup.horizon",
                                    "PT24H",
                                    "standings.dedup.buckets",
                                    "16384"));
            try (RunningApi fresh = RunningApi.startAlone(Servers.kafka(), Servers.redis())) {
                for (String path : List.of(
                        "/api/leaderboard",
                        "/api/leaderboard/daily/kills",
                        "/api/v1/leaderboards/global/top",
                        "/api/v1/leaderboards/global/player/p1",
                        "/api/v1/leaderboards/global/stats",
                        "/api/player/p1",
                        "/api/achievements",
                        "/topk?gameId=kills",
                        "/rank/p1?gameId=kills")) {
                    assertThat(fresh.get(path).problem(503).path("detail").stringValue())
                            .as(path)
                            .contains("standings.shards=4, not 1");
                }
                try (LiveClient client = fresh.liveClient()) {
                    assertThat(client.next("error").at("/data/error").stringValue())
                            .contains("standings.shards=4, not 1");
                }
                assertThat(fresh.get("/ready").problem(503).path("reasons").toString())
                        .contains("standings.shards=4, not 1");
                fresh.get("/health").ok();
            }
            // The shared api checks the layout once a second, and the next test uses it at once.
            standings.redis().delete("standings:layout");
            await().until(() -> !RunningApi.shared().get("/ready").text().contains("standings.shards"));
        }
    }

    @Test
    void an_unreadable_report_is_ignored_and_removed() {
        try (TestStandings standings = TestStandings.shared()) {
            standings.redis().opsForHash().put("standings:processors", "garbage", "[[[");
            standings.redis().opsForHash().put("standings:processors", "more", "1 {\"partitions\":7}");

            awaitReason("no processor is running");
            standings.report(new ProcessorReport(Map.of(), Map.of()));

            assertThat(standings.redis().opsForHash().keys("standings:processors"))
                    .hasSize(1);
        }
    }

    private static SortedSet<Integer> numbers(int from, int to) {
        return new TreeSet<>(IntStream.range(from, to).boxed().toList());
    }

    private static JsonNode awaitReason(String reason) {
        await().atMost(Duration.ofSeconds(15)).until(() -> reasons().stream().anyMatch(r -> r.contains(reason)));
        return api.get("/ready").problem(503);
    }

    private static List<String> reasons() {
        return api.get("/ready")
                .json()
                .path("reasons")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }

    /** Repeats the same report of a processor. */
    private record Report(TestStandings standings, ProcessorReport says) {

        JsonNode awaitReason(String reason) {
            await().until(() -> {
                standings.report(says);
                return reasons().stream().anyMatch(r -> r.contains(reason));
            });
            return api.get("/ready").problem(503);
        }
    }
}
