package gg.leaderboard.standalone.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.api.keys.KeysCommand;
import gg.leaderboard.archive.ArchiveApplication;
import gg.leaderboard.archive.backup.VerifyCommand;
import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.embedded.EmbeddedRedis;
import gg.leaderboard.events.Topics;
import gg.leaderboard.fixtures.LogClient;
import gg.leaderboard.fixtures.PlainFold;
import gg.leaderboard.fixtures.TestEvents;
import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.DefinitionWriter;
import gg.leaderboard.log.MissingTopics;
import gg.leaderboard.log.ModerationRecord;
import gg.leaderboard.log.NewBoardVersion;
import gg.leaderboard.log.TopicId;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.ResetPeriod;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import gg.leaderboard.testing.Servers;
import gg.leaderboard.testing.ServiceOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Tests two regions: east follows west through a mirror, and leads after west is lost. */
class RegionsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String BANNED = "mallory";
    private static final String GLOBAL = "/api/v1/leaderboards/global";
    private static final BoardDefinition ARENA = new BoardDefinition(
            "arena", "Arena", SortOrder.DESC, UpdateMode.INCREMENT, ResetPeriod.NEVER, ZoneOffset.UTC, null);
    private static final BoardDefinition RENAMED = new BoardDefinition(
            "arena", "Colosseum", SortOrder.DESC, UpdateMode.INCREMENT, ResetPeriod.NEVER, ZoneOffset.UTC, null);

    @TempDir
    Path directory;

    private EmbeddedKafka west;
    private EmbeddedKafka east;
    private EmbeddedRedis redis;
    private EmbeddedPostgres postgres;
    private LogClient westLog;
    private LogClient eastLog;
    private StandingsRedis standings;

    @BeforeEach
    void start() {
        west = Servers.ownKafka(directory.resolve("west"));
        east = Servers.ownKafka(directory.resolve("east"));
        redis = Servers.ownRedis(directory.resolve("redis"));
        postgres = Servers.ownPostgres(directory.resolve("postgres"));
        westLog = new LogClient(west.bootstrapServers());
        eastLog = new LogClient(east.bootstrapServers());
        standings = new StandingsRedis(redis);
    }

    @AfterEach
    void stop() {
        standings.close();
        eastLog.close();
        westLog.close();
        postgres.close();
        redis.close();
        east.close();
        west.close();
    }

    // One long test, because every start takes seconds.
    @Test
    void a_follower_counts_each_mirrored_event_once_and_loses_only_the_unmirrored_ones_when_it_takes_over()
            throws Exception {
        createWestTopics();
        changeInWest("arena", BoardVersion.Change.CREATED, ARENA);
        abortedTransactionInWest();
        largestRecordInWest();
        shortBanInWest();
        apiKeyInWest();
        MixedEvents events = new MixedEvents(westLog, 2000).withAllowedModeration();
        events.send(500);
        List<ConsumerRecord<byte[], byte[]>> all;
        try (Mirror mirror =
                new Mirror(directory.resolve("mirror"), west.bootstrapServers(), east.bootstrapServers())) {
            awaitMirrored(mirror);
            try (Region region = new Region(true)) {
                awaitEqual(westLog.read(Topics.GAME_EVENTS));
                topicIdsAndOffsetsDiffer();
                Instant mirrored = earliestEnd(westLog.read(Topics.GAME_EVENTS));
                region.awaitAsOf(mirrored);
                inletRecordInEast();
                region.assertRejectsWrites();
                await().untilAsserted(() -> assertThat(
                                region.services.json("/api/v1/admin/keys").toString())
                        .contains("key of the west"));

                mirror.close();
                changeInWest("arena", BoardVersion.Change.CHANGED, RENAMED);
                events.send(300);
                region.awaitAsOf(mirrored);
                mirror.restart();
                awaitMirrored(mirror);
                // The ban is over, and the west has not lifted it yet.
                assertThat(region.services.json("/api/v1/players/hidden").toString())
                        .contains(BANNED);
                onlyMirroredRecordsInEast();
                westLog.moderate(BANNED, TestEvents.event(BANNED, "player_restored", ""));
                westLog.flush();
                awaitMirrored(mirror);
                all = westLog.read(Topics.GAME_EVENTS);
                awaitEqual(all);
                assertThat(eastLog.read(Topics.GAME_EVENTS)).hasSizeGreaterThan(all.size() + 500);
                region.awaitAsOf(earliestEnd(all));
                assertThat(region.services.json("/api/v1/leaderboards/arena").at("/data/name"))
                        .hasToString("\"Colosseum\"");

                region.verifyAsARestoreDoes();
                onlyMirroredRecordsInEast();
            }
        }
        deleteInletInEast();
        events.send(100);
        List<ConsumerRecord<byte[], byte[]>> withTail = withNewScoresOnly(all, westLog.read(Topics.GAME_EVENTS));
        westLog.close();
        west.close();
        try (Region region = new Region(false)) {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(region.services.processorProblems())
                            .contains("is CreateTime, and must be LogAppendTime", "leaderboard.region.follower=true"));
            useLogTimeInEast();
            region.services.awaitReady();
            assertThat(standings.contents().differences(PlainFold.of(all, standings.definitions())))
                    .isEmpty();

            // Game servers send the events of the last minutes again. They do not know which ones were mirrored.
            sendToEast(withTail.subList(withTail.size() / 2, withTail.size()));
            sendToEast(withTail);
            assertThat(region.send(TestEvents.scored("eve", 7))).isEqualTo(200);
            List<ConsumerRecord<byte[], byte[]>> both = new ArrayList<>(withTail);
            both.addAll(eastLog.read(Topics.GAME_EVENTS));
            awaitEqual(both);
            onlyMovedOperatorsModerate(region);
            region.createBoard("second");
            region.awaitVerified();
        }
    }

    private void createWestTopics() {
        try (Admin admin = admin(west)) {
            new MissingTopics(admin, LIMIT).create();
        }
        westLog.send(new ProducerRecord<>(Topics.MODERATION, ModerationRecord.opening(Instant.now())));
        westLog.flush();
    }

    private void changeInWest(String board, BoardVersion.Change change, BoardDefinition definition) {
        Map<String, Object> kafka = Map.of("bootstrap.servers", west.bootstrapServers());
        try (DefinitionLog log = new DefinitionLog(kafka, LIMIT)) {
            new DefinitionWriter(kafka, log, LIMIT).change(board, before -> new NewBoardVersion(change, definition));
        }
    }

    private void abortedTransactionInWest() {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", west.bootstrapServers(), "transactional.id", "aborted"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int partition = 0; partition < 6; partition++) {
                byte[] event = TestEvents.scored("never", 1).getBytes(UTF_8);
                var unused = producer.send(new ProducerRecord<>(Topics.GAME_EVENTS, partition, null, event));
            }
            producer.flush();
            producer.abortTransaction();
        }
    }

    // The producer adds up to 90 bytes.
    private void largestRecordInWest() {
        westLog.send(new ProducerRecord<>(Topics.GAME_EVENTS, new byte[Topics.MAX_RECORD_BYTES - 90]));
        westLog.flush();
    }

    // Over before the follower starts.
    private void shortBanInWest() {
        String fields = "\"reason\":\"Aimbot\",\"until\":\"" + Instant.now().plusSeconds(3) + "\"";
        westLog.send(BANNED, TestEvents.scored(BANNED, 5));
        westLog.moderate(BANNED, TestEvents.event(BANNED, "player_hidden", fields));
        westLog.flush();
    }

    private void apiKeyInWest() {
        assertThat(KeysCommand.run(
                        System.out,
                        System.err,
                        "keys",
                        "create",
                        "--name=key of the west",
                        "--roles=submit",
                        "--spring.kafka.bootstrap-servers=" + west.bootstrapServers()))
                .isZero();
    }

    private void inletRecordInEast() {
        byte[] score = "{\"player_id\":\"ida\",\"leaderboard_id\":\"arena\",\"score\":1}".getBytes(UTF_8);
        eastLog.send(new ProducerRecord<>(Topics.LEADERBOARD_SCORES, score));
        eastLog.flush();
    }

    // The region would relay the record when it leads.
    private void deleteInletInEast() throws Exception {
        try (Admin admin = admin(east)) {
            admin.deleteTopics(List.of(Topics.LEADERBOARD_SCORES)).all().get();
        }
    }

    private void onlyMirroredRecordsInEast() {
        assertThat(mirrored(westLog)).containsAll(mirrored(eastLog));
    }

    private void awaitMirrored(Mirror mirror) throws Exception {
        Set<String> sent = mirrored(westLog);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(mirrored(eastLog).containsAll(sent))
                        .as(mirror.output())
                        .isTrue());
    }

    /** Returns what a mirror must keep of each record. */
    private static Set<String> mirrored(LogClient log) {
        return Topics.MIRRORED.stream()
                .flatMap(topic -> log.read(topic).stream())
                .map(record -> "%s %d %d %s %s"
                        .formatted(
                                record.topic(),
                                record.partition(),
                                record.timestamp(),
                                Arrays.toString(record.key()),
                                Arrays.hashCode(record.value())))
                .collect(toSet());
    }

    private void topicIdsAndOffsetsDiffer() {
        try (Admin inWest = admin(west);
                Admin inEast = admin(east)) {
            for (String topic : Topics.MIRRORED) {
                assertThat(TopicId.of(inWest, topic, LIMIT)).isNotEqualTo(TopicId.of(inEast, topic, LIMIT));
            }
        }
        assertThat(firstOffsets(westLog)).isNotEqualTo(firstOffsets(eastLog));
    }

    private static Map<Integer, Long> firstOffsets(LogClient log) {
        Map<Integer, Long> first = new TreeMap<>();
        log.read(Topics.GAME_EVENTS).forEach(record -> first.merge(record.partition(), record.offset(), Math::min));
        return first;
    }

    /** Returns the log time that every partition has reached. */
    private static Instant earliestEnd(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<Integer, Long> ends = new TreeMap<>();
        records.forEach(record -> ends.merge(record.partition(), record.timestamp(), Math::max));
        assertThat(ends).hasSize(6);
        return Instant.ofEpochMilli(
                ends.values().stream().min(Comparator.naturalOrder()).orElseThrow());
    }

    private void awaitEqual(List<ConsumerRecord<byte[], byte[]>> records) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(
                                standings.contents().differences(PlainFold.of(records, standings.definitions())))
                        .isEmpty());
    }

    private void onlyMovedOperatorsModerate(Region region) throws Exception {
        eastLog.send("eve", TestEvents.event("eve", "player_erased", ""));
        eastLog.flush();
        assertThat(region.services.post("/api/v1/players/eve/hide", "").statusCode())
                .isEqualTo(200);
        assertThat(region.services.json("/api/v1/players/hidden").toString()).contains("eve");
        assertThat(standings.contents().boards().get("hidden leaderboard:global"))
                .containsEntry("eve", "7");
    }

    // Game servers do not send moderation.
    private static List<ConsumerRecord<byte[], byte[]>> withNewScoresOnly(
            List<ConsumerRecord<byte[], byte[]>> known, List<ConsumerRecord<byte[], byte[]>> records) {
        Set<String> before = known.stream()
                .map(record -> record.partition() + "@" + record.offset())
                .collect(toSet());
        return records.stream()
                .filter(record -> before.contains(record.partition() + "@" + record.offset())
                        || !new String(record.value(), UTF_8)
                                .matches(".*\"player_(hidden|restored|removed|erased)\".*"))
                .toList();
    }

    private void sendToEast(ConsumerRecord<byte[], byte[]> record) {
        eastLog.send(new ProducerRecord<>(record.topic(), record.key(), record.value()));
    }

    private void sendToEast(List<ConsumerRecord<byte[], byte[]>> records) {
        records.forEach(this::sendToEast);
        eastLog.flush();
    }

    private void useLogTimeInEast() throws Exception {
        AlterConfigOp logTime =
                new AlterConfigOp(new ConfigEntry("message.timestamp.type", "LogAppendTime"), AlterConfigOp.OpType.SET);
        try (Admin admin = admin(east)) {
            for (String topic : Topics.MIRRORED) {
                ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
                admin.incrementalAlterConfigs(Map.of(resource, List.of(logTime)))
                        .all()
                        .get();
            }
        }
    }

    private static Admin admin(EmbeddedKafka kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    /** The services of the east. */
    private final class Region implements AutoCloseable {

        private final ConfigurableApplicationContext archive;
        private final String archiveUrl;
        private final Services services;

        Region(boolean follower) {
            // Spring binds more texts than "true".
            String role = "leaderboard.region.follower=" + (follower ? "yes" : "no");
            archive = ArchiveApplication.application()
                    .run(ServiceOptions.withShortWaits(
                            "--server.address=127.0.0.1",
                            "--server.port=0",
                            "--" + role,
                            "--spring.kafka.bootstrap-servers=" + east.bootstrapServers(),
                            "--spring.data.redis.host=" + redis.host(),
                            "--spring.data.redis.port=" + redis.port(),
                            "--spring.datasource.url=" + postgres.url()));
            archiveUrl = "http://localhost:" + archive.getEnvironment().getProperty("local.server.port");
            services = new Services(
                    role,
                    "spring.kafka.bootstrap-servers=" + east.bootstrapServers(),
                    "spring.data.redis.host=" + redis.host(),
                    "spring.data.redis.port=" + redis.port(),
                    "leaderboard.api.archive.url=" + archiveUrl);
        }

        void awaitAsOf(Instant time) {
            await().atMost(LIMIT).untilAsserted(() -> {
                JsonNode asOf = services.json(GLOBAL + "/top").path("as_of");
                assertThat(asOf.path("lag").longValue()).isZero();
                assertThat(asOf.path("log_time").asString()).isEqualTo(time.toString());
            });
        }

        void assertRejectsWrites() throws Exception {
            assertThat(send(TestEvents.scored("eve", 1))).isEqualTo(409);
            for (String call : List.of(
                    "POST restore/definitions",
                    "POST rebuild",
                    "POST rebuild/switch",
                    "POST rebuild/switch-back",
                    "DELETE rebuild",
                    "POST dlq/resend?dry_run=false",
                    "POST dlq/any/resend",
                    "PUT dlq/any",
                    "DELETE dlq/any")) {
                String[] parts = call.split(" ");
                HttpRequest request = HttpRequest.newBuilder(URI.create(archiveUrl + "/api/v1/admin/" + parts[1]))
                        .method(parts[0], HttpRequest.BodyPublishers.noBody())
                        .build();
                assertThat(HttpClient.newHttpClient()
                                .send(request, HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .as(call)
                        .isEqualTo(409);
            }
        }

        void verifyAsARestoreDoes() throws Exception {
            ByteArrayOutputStream console = new ByteArrayOutputStream();
            int status = VerifyCommand.run(
                    new PrintStream(console, true, UTF_8),
                    VerifyCommand.NAME,
                    "--restore-definitions",
                    "--patience=30",
                    "--url=" + archiveUrl);
            assertThat(status).as(console.toString(UTF_8)).isZero();
            assertThat(console.toString(UTF_8)).contains("This region follows", "0 differ");
        }

        int send(String event) throws Exception {
            return services.post("/api/v1/events", event).statusCode();
        }

        void createBoard(String id) {
            String body = "{\"id\":\"" + id + "\",\"name\":\"" + id + "\"}";
            // The status is 409 if an earlier attempt was confirmed late.
            await().atMost(LIMIT)
                    .until(() -> Set.of(201, 202, 409)
                            .contains(
                                    services.post("/api/v1/leaderboards", body).statusCode()));
        }

        void awaitVerified() {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(services.json(GLOBAL + "/verify")
                                    .at("/data/equal")
                                    .asBoolean(false))
                            .isTrue());
        }

        @Override
        public void close() {
            services.close();
            archive.close();
        }
    }
}
