package gg.leaderboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.archive.ArchiveApplication;
import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.embedded.EmbeddedRedis;
import gg.leaderboard.events.Topics;
import gg.leaderboard.fixtures.LogClient;
import gg.leaderboard.fixtures.StandingsContents;
import gg.leaderboard.log.DefinitionWriter;
import gg.leaderboard.log.NewBoardVersion;
import gg.leaderboard.processor.ProcessorApplication;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.ResetPeriod;
import gg.leaderboard.standings.definition.ScoreBounds;
import gg.leaderboard.standings.definition.ScoreBounds.OnViolation;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import gg.leaderboard.standings.profile.ProfileCounter;
import gg.leaderboard.testing.Servers;
import gg.leaderboard.testing.ServiceOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests a Redis that lost everything after Kafka had deleted nine tenths of the log. */
class RestoreTest {

    private static final int EVENTS = Integer.getInteger("restore.events", 20_000);

    private static final BoardDefinition ARENA = new BoardDefinition(
                    "arena", "Arena", SortOrder.DESC, UpdateMode.BEST, ResetPeriod.NEVER, ZoneOffset.UTC, null)
            .withBounds(new ScoreBounds(10L, 950L, 700L, 800L, null, OnViolation.QUARANTINE));
    private static final String EVENTS_ALONE = "--leaderboard.archive.folds=events";

    private static final String COLUMNS =
            Stream.of(ProfileCounter.values()).map(ProfileCounter::column).collect(Collectors.joining(", "));
    private static final String EVENTS_GROUP = "event-logger-group";
    private static final String LEADERBOARDS_GROUP = "leaderboard-manager-group";
    private static final String STATISTICS_GROUP = "stats-aggregator-group";

    @TempDir
    Path directory;

    @Test
    void records_that_kafka_has_deleted_are_restored_from_the_archive() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory.resolve("kafka")));
                EmbeddedRedis redis = EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory.resolve("redis")));
                EmbeddedPostgres postgres = Servers.ownPostgres(directory.resolve("postgres"));
                LogClient log = new LogClient(kafka.bootstrapServers());
                StandingsRedis standings = new StandingsRedis(redis);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            MixedEvents sent = new MixedEvents(log, EVENTS);
            String[] properties = {
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                "--spring.data.redis.host=" + redis.host(),
                "--spring.data.redis.port=" + redis.port(),
                "--spring.datasource.url=" + postgres.url()
            };
            StandingsContents before;
            StandingsRedis.Snapshot early;
            try (ConfigurableApplicationContext processor = start(ProcessorApplication.application(), properties);
                    ConfigurableApplicationContext archive =
                            start(ArchiveApplication.application(), with(properties, EVENTS_ALONE))) {
                archive.getBean(DefinitionWriter.class)
                        .change("arena", none -> new NewBoardVersion(BoardVersion.Change.CREATED, ARENA));
                sent.send(EVENTS / 3);
                await().atMost(Duration.ofMinutes(9)).until(() -> standings.events() == sent.counted());
                early = standings.snapshot();
                sent.send(EVENTS - EVENTS / 3);
                await().atMost(Duration.ofMinutes(9)).until(() -> standings.events() == sent.counted());
                JdbcTemplate tables = archive.getBean(JdbcTemplate.class);
                await().atMost(Duration.ofMinutes(9))
                        .until(() -> number(tables, "SELECT count(*) FROM events") == sent.records());
                assertThat(groups(admin)).contains(EVENTS_GROUP).doesNotContain(LEADERBOARDS_GROUP, STATISTICS_GROUP);
                before = standings.contents();
            }
            standings.empty();
            trimToTheLastTenth(admin);
            try (ConfigurableApplicationContext processor = start(ProcessorApplication.application(), properties);
                    ConfigurableApplicationContext archive = start(ArchiveApplication.application(), properties)) {
                long begin = System.nanoTime();
                await().atMost(Duration.ofMinutes(9)).until(() -> standings.events() == sent.counted());
                System.out.printf(
                        "%d events are back after %d ms%n",
                        sent.counted(),
                        Duration.ofNanos(System.nanoTime() - begin).toMillis());
                assertThat(standings.contents().differences(before)).isEmpty();
                assertThat(restored(archive)).isPositive();
                assertThat(groups(admin)).contains(EVENTS_GROUP, LEADERBOARDS_GROUP, STATISTICS_GROUP);
                sent.send(1);
                await().atMost(Duration.ofSeconds(30)).until(() -> standings.events() == sent.counted());
                foldsThatWereOffHaveWhatTheyMissed(archive, standings.contents());

                StandingsContents now = standings.contents();
                standings.restore(early);
                await().atMost(Duration.ofMinutes(9)).until(() -> standings.events() == sent.counted());
                assertThat(standings.contents().differences(now)).isEmpty();
            }
        }
    }

    private static void foldsThatWereOffHaveWhatTheyMissed(
            ConfigurableApplicationContext archive, StandingsContents standings) {
        JdbcTemplate tables = archive.getBean(JdbcTemplate.class);
        Map<String, String> profiles = new TreeMap<>();
        standings
                .profiles()
                .forEach((player, profile) -> profiles.put(
                        player,
                        Stream.of(ProfileCounter.values())
                                .map(counter -> profile.getOrDefault(counter.field(), "0"))
                                .collect(Collectors.joining(" "))));
        await().atMost(Duration.ofMinutes(9)).untilAsserted(() -> {
            assertThat(rows(tables, "SELECT player_id, concat_ws(' ', " + COLUMNS + ") FROM player_statistics"))
                    .isEqualTo(profiles);
            assertThat(rows(tables, """
                    SELECT player, score FROM leaderboards WHERE board = 'arena' AND "window" = 'alltime'
                    AND player NOT IN (SELECT player FROM hidden_players WHERE board IN ('*', 'arena'))""")).isEqualTo(standings.boards().get("leaderboard:arena"));
        });
    }

    private static Map<String, String> rows(JdbcTemplate tables, String query) {
        Map<String, String> rows = new TreeMap<>();
        tables.query(query, row -> {
            rows.put(row.getString(1), row.getString(2));
        });
        return rows;
    }

    // The archive reports this number until the next restore.
    private static long restored(ConfigurableApplicationContext archive) throws Exception {
        URI restore = URI.create("http://localhost:" + archive.getEnvironment().getProperty("local.server.port")
                + "/api/v1/admin/restore");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(restore).build(), HttpResponse.BodyHandlers.ofString());
        JsonNode status = JsonMapper.shared().readTree(answer.body()).path("data");
        assertThat(status.path("missing").size()).isZero();
        return status.path("restored").longValue();
    }

    private static List<String> groups(Admin admin) throws Exception {
        return admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .toList();
    }

    private static long number(JdbcTemplate tables, String query) {
        return Objects.requireNonNullElse(tables.queryForObject(query, Long.class), 0L);
    }

    private static String[] with(String[] properties, String more) {
        return Stream.concat(Stream.of(properties), Stream.of(more)).toArray(String[]::new);
    }

    private static void trimToTheLastTenth(Admin admin) throws Exception {
        Map<TopicPartition, RecordsToDelete> heads = new HashMap<>();
        for (int partition = 0; partition < 6; partition++) {
            TopicPartition asked = new TopicPartition(Topics.GAME_EVENTS, partition);
            heads.put(asked, RecordsToDelete.beforeOffset(offset(admin, asked, OffsetSpec.latest()) * 9 / 10));
        }
        admin.deleteRecords(heads).all().get();
        for (TopicPartition partition : heads.keySet()) {
            assertThat(offset(admin, partition, OffsetSpec.earliest()))
                    .isGreaterThan(EVENTS / 10)
                    .isEqualTo(heads.get(partition).beforeOffset());
        }
    }

    private static long offset(Admin admin, TopicPartition partition, OffsetSpec which) throws Exception {
        return admin.listOffsets(Map.of(partition, which))
                .partitionResult(partition)
                .get()
                .offset();
    }

    private static ConfigurableApplicationContext start(SpringApplicationBuilder service, String... properties) {
        return service.run(ServiceOptions.withShortWaits(properties));
    }
}
