package gg.leaderboard.api.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.StandingsExtension;
import gg.leaderboard.api.fixture.TestStandings;
import gg.leaderboard.events.Topics;
import gg.leaderboard.standings.redis.ProcessorReport;
import gg.leaderboard.testing.Servers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class OverviewTest {

    private static final String PATH = "/api/v1/admin/kafka/overview";

    @RegisterExtension
    static final StandingsExtension folding = new StandingsExtension();

    private final RunningApi api = RunningApi.shared();

    @Test
    void the_whole_installation_is_shown() {
        JsonNode seen = await().until(
                        () -> {
                            api.post("/api/v1/events", TestStandings.scored("console", 1))
                                    .ok();
                            return overview();
                        },
                        now -> named(now, "sources", "name", "http")
                                        .path("events_per_second")
                                        .doubleValue(0)
                                > 0);

        assertThat(seen.path("ready").isBoolean()).isTrue();
        assertThat(seen.at("/version/number").asString()).isNotBlank();
        assertThat(seen.at("/cluster/brokers/0/address").asString()).contains(":");
        assertThat(names(seen, "sources", "name")).startsWith("http", Topics.GAME_EVENTS);
        assertThat(names(seen, "topics", "name")).contains(Topics.GAME_EVENTS, Topics.AUDIT);
        assertThat(names(seen, "stores", "name")).containsExactly("redis", "kafka", "archive");
        assertThat(named(seen, "stores", "name", "kafka").path("available").booleanValue())
                .isTrue();
        assertThat(named(seen, "stores", "name", "archive").path("available").booleanValue(false))
                .isFalse();
        assertThat(seen.at("/shards/0/behind").isNumber()).isTrue();
        assertThat(seen.at("/connections/websocket").isInt()).isTrue();
        assertThat(seen.at("/history/interval_seconds").intValue()).isEqualTo(10);
        JsonNode standings = await().until(
                        () -> named(overview(), "folds", "name", "standings"),
                        fold -> fold.path("behind").longValue(1) == 0);
        assertThat(standings.path("partitions")).hasSize(6);
        assertThat(standings.path("lag_seconds").doubleValue()).isZero();
        JsonNode point = await().until(() -> overview().at("/history/points"), points -> !points.isEmpty())
                .path(0);
        assertThat(point.path("events_per_second").isNumber()).isTrue();
        assertThat(point.path("lag_events").isNumber()).isTrue();
    }

    @Test
    void a_fold_of_the_archive_lags_behind_the_log_and_without_its_group_is_unknown() {
        api.post("/api/v1/events", TestStandings.scored("console", 1)).ok();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Servers.kafka()))) {
            admin.alterConsumerGroupOffsets(
                            "event-logger-group",
                            IntStream.range(0, 6)
                                    .boxed()
                                    .collect(Collectors.toMap(
                                            partition -> new TopicPartition(Topics.GAME_EVENTS, partition),
                                            partition -> new OffsetAndMetadata(0))))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }

        JsonNode fold = await().until(
                        () -> named(overview(), "folds", "name", "events"),
                        shown -> shown.path("lag_seconds").doubleValue(0) > 0);

        assertThat(fold.path("behind").longValue()).isPositive();
        assertThat(fold.path("partitions")).hasSize(6);
        assertThat(fold.at("/partitions/0/progress").longValue()).isZero();
        JsonNode unknown = named(overview(), "folds", "name", "statistics");
        assertThat(unknown.path("behind").isNull()).isTrue();
        assertThat(unknown.path("lag_seconds").isNull()).isTrue();
        assertThat(unknown.at("/partitions/0/behind").isNull()).isTrue();
    }

    @Test
    void a_processor_that_does_not_report_is_a_problem_with_a_remedy_within_five_seconds() {
        folding.standings()
                .report("frozen", new ProcessorReport(Map.of(Topics.GAME_EVENTS, new TreeSet<>(List.of(0))), Map.of()));

        JsonNode problem = await().atMost(Duration.ofSeconds(5))
                .until(
                        () -> overview()
                                .path("problems")
                                .valueStream()
                                .filter(each -> each.path("message").asString().contains("frozen"))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);

        assertThat(problem.path("service").asString()).isEqualTo("processor");
        assertThat(problem.path("message").asString()).matches("the processor frozen has not reported for [345] s");
        assertThat(problem.path("remedy").asString()).contains("start it again");
        JsonNode processor = named(overview(), "processors", "id", "frozen");
        assertThat(processor.path("age_seconds").doubleValue()).isGreaterThanOrEqualTo(3);
        assertThat(processor.path("silent").booleanValue()).isTrue();
        assertThat(processor.at("/partitions/0").asString()).isEqualTo("game-events-0");
    }

    @Test
    void an_archive_that_does_not_respond_is_a_problem_with_a_remedy() {
        JsonNode problem = await().until(
                        () -> overview()
                                .path("problems")
                                .valueStream()
                                .filter(each -> each.path("service").asString().equals("archive"))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);

        assertThat(problem.path("message").asString()).startsWith("The archive");
        assertThat(problem.path("remedy").asString()).contains("leaderboard.api.archive.url");
    }

    private JsonNode overview() {
        return api.get(PATH).ok().path("data");
    }

    private static JsonNode named(JsonNode overview, String list, String field, String name) {
        return overview.path(list)
                .valueStream()
                .filter(each -> each.path(field).asString().equals(name))
                .findFirst()
                .orElse(overview.path("none"));
    }

    private static List<String> names(JsonNode overview, String list, String field) {
        return overview.path(list)
                .valueStream()
                .map(each -> each.path(field).asString())
                .toList();
    }
}
