package gg.leaderboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.archive.ArchiveApplication;
import gg.leaderboard.archive.backup.BackupCommand;
import gg.leaderboard.archive.backup.VerifyCommand;
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
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import gg.leaderboard.testing.Servers;
import gg.leaderboard.testing.ServiceOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tests the loss of PostgreSQL and Redis without a snapshot of Redis, and the loss of everything with one. */
class BackupTest {

    private static final int EVENTS = Integer.getInteger("backup.events", 5_000);
    private static final Duration LIMIT = Duration.ofMinutes(9);
    private static final Path SCRIPTS = Path.of("../ops/backup");

    private static final BoardDefinition ARENA = new BoardDefinition(
            "arena", "Arena", SortOrder.DESC, UpdateMode.BEST, ResetPeriod.NEVER, ZoneOffset.UTC, null);

    @TempDir
    Path directory;

    private EmbeddedRedis redis;
    private EmbeddedPostgres postgres;

    @BeforeEach
    void start() {
        redis = EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory.resolve("redis")));
        postgres = Servers.ownPostgres(directory.resolve("postgres"));
    }

    @AfterEach
    void stop() {
        redis.close();
        postgres.close();
    }

    // One long test, because every start takes seconds.
    @Test
    void a_restore_has_everything_in_the_backup_and_everything_that_kafka_still_has() throws Exception {
        StandingsContents before;
        MixedEvents sent;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory.resolve("kafka")));
                LogClient log = new LogClient(kafka.bootstrapServers())) {
            sent = new MixedEvents(log, EVENTS);
            try (Services services = new Services(kafka)) {
                services.createArena();
                sent.send(EVENTS / 2);
                services.awaitArchived(sent);
                Map<TopicPartition, RecordsToDelete> archived = ends(kafka);
                CompletableFuture<Void> backup = CompletableFuture.runAsync(() -> backup("--redis=127.0.0.1:1"));
                sent.send(EVENTS / 4);
                backup.join();
                sent.send(EVENTS / 4);
                services.awaitFolded(sent);
                before = services.contents();
                trim(kafka, archived);
            }
            lose();
            restore();
            assertThat(eventsInRedis()).isZero();
            try (Services services = new Services(kafka)) {
                services.verify();
                assertThat(services.contents().differences(before)).isEmpty();

                CompletableFuture<Void> backup = CompletableFuture.runAsync(this::backup);
                sent.send(EVENTS / 20);
                backup.join();
                sent.send(EVENTS / 20);
                services.awaitFolded(sent);
                services.awaitArchived(sent);
                before = services.contents();
                backup("--wal");
            }
        }
        lose();
        restore();
        assertThat(eventsInRedis()).isBetween((long) EVENTS, sent.counted());
        try (EmbeddedKafka another = EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory.resolve("another")));
                LogClient log = new LogClient(another.bootstrapServers());
                Services services = new Services(another)) {
            services.verify();
            assertThat(services.contents().differences(before)).isEmpty();
            // It counts on, with the board of which the new Kafka knew nothing.
            log.send(
                    "ada",
                    "{\"event_id\":\"next\",\"player_id\":\"ada\",\"event_type\":\"score_submitted\","
                            + "\"leaderboard_id\":\"arena\",\"score\":5,\"timestamp\":\"2026-11-20T12:00:00Z\"}");
            await().atMost(LIMIT)
                    .until(() -> "5"
                            .equals(services.contents()
                                    .boards()
                                    .getOrDefault("leaderboard:arena", Map.of())
                                    .get("ada")));
            services.verify();
        }
    }

    private void backup(String... more) {
        String[] arguments = Stream.concat(
                        Stream.of(
                                BackupCommand.NAME,
                                "--to=" + directory.resolve("backups"),
                                "--url=" + postgres.url(),
                                "--redis=" + redis.host() + ":" + redis.port()),
                        Stream.of(more))
                .toArray(String[]::new);
        assertThat(BackupCommand.run(System.out, arguments)).isZero();
    }

    private void lose() throws IOException {
        redis.kill();
        postgres.kill();
        delete(directory.resolve("redis"));
        delete(directory.resolve("postgres/cluster"));
    }

    private static void delete(Path lost) throws IOException {
        try (Stream<Path> paths = Files.walk(lost)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void restore() throws IOException, InterruptedException {
        Path newest;
        try (Stream<Path> backups = Files.list(directory.resolve("backups"))) {
            newest = backups.max(Comparator.naturalOrder()).orElseThrow();
        }
        assertThat(run("unpack", newest, directory.resolve("postgres/cluster"))).isZero();
        assertThat(run("unpack-redis", newest, directory.resolve("redis")))
                .isEqualTo(Files.exists(newest.resolve("redis")) ? 0 : 1);
        redis = EmbeddedRedis.start(redis.settings());
        postgres = EmbeddedPostgres.start(postgres.settings());
    }

    private static int run(String script, Path backup, Path target) throws IOException, InterruptedException {
        return new ProcessBuilder("bash", SCRIPTS.resolve(script).toString(), backup.toString(), target.toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    private long eventsInRedis() {
        try (StandingsRedis standings = new StandingsRedis(redis)) {
            return standings.events();
        }
    }

    // So that the first half is only in the backup.
    private static void trim(EmbeddedKafka kafka, Map<TopicPartition, RecordsToDelete> heads) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.deleteRecords(heads).all().get();
        }
    }

    private static Map<TopicPartition, RecordsToDelete> ends(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            for (int partition = 0; partition < 6; partition++) {
                asked.put(new TopicPartition(Topics.GAME_EVENTS, partition), OffsetSpec.latest());
            }
            Map<TopicPartition, RecordsToDelete> ends = new HashMap<>();
            admin.listOffsets(asked)
                    .all()
                    .get()
                    .forEach((partition, end) -> ends.put(partition, RecordsToDelete.beforeOffset(end.offset())));
            return ends;
        }
    }

    /** A processor and an archive on the current servers. */
    private final class Services implements AutoCloseable {

        private final ConfigurableApplicationContext processor;
        private final ConfigurableApplicationContext archive;
        private final StandingsRedis standings = new StandingsRedis(redis);

        Services(EmbeddedKafka kafka) {
            String[] properties = ServiceOptions.withShortWaits(
                    "--server.address=127.0.0.1",
                    "--server.port=0",
                    "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                    "--spring.data.redis.host=" + redis.host(),
                    "--spring.data.redis.port=" + redis.port(),
                    "--spring.datasource.url=" + postgres.url());
            archive = ArchiveApplication.application().run(properties);
            processor = ProcessorApplication.application().run(properties);
        }

        void createArena() {
            archive.getBean(DefinitionWriter.class)
                    .change("arena", none -> new NewBoardVersion(BoardVersion.Change.CREATED, ARENA));
        }

        void awaitFolded(MixedEvents sent) {
            await().atMost(LIMIT).until(() -> standings.events() == sent.counted());
        }

        void awaitArchived(MixedEvents sent) {
            JdbcTemplate tables = archive.getBean(JdbcTemplate.class);
            await().atMost(LIMIT)
                    .ignoreExceptions()
                    .until(() -> Objects.equals(
                            tables.queryForObject("SELECT count(*) FROM events", Long.class), sent.records()));
        }

        StandingsContents contents() {
            return standings.contents();
        }

        void verify() throws InterruptedException {
            String url = "http://localhost:" + archive.getEnvironment().getProperty("local.server.port");
            assertThat(VerifyCommand.run(System.out, VerifyCommand.NAME, "--restore-definitions", "--url=" + url))
                    .isZero();
        }

        @Override
        public void close() {
            standings.close();
            processor.close();
            archive.close();
        }
    }
}
