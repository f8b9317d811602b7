package gg.leaderboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.archive.ArchiveApplication;
import gg.leaderboard.archive.backup.VerifyCommand;
import gg.leaderboard.archive.rebuild.RebuildCommand;
import gg.leaderboard.fixtures.LogClient;
import gg.leaderboard.producer.ProducerApplication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests all services on servers that require TLS and the users and roles that the document on security recommends. */
@ExtendWith(OutputCaptureExtension.class)
class SecuredServersTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    // A part of every password.
    private static final String SECRET = "tOpSeCrEt";
    private static final String KAFKA_PASSWORD = SECRET + "-of-kafka";
    private static final String REDIS_PASSWORD = SECRET + "-of-redis";
    private static final String POSTGRES_PASSWORD = SECRET + "-of-postgres";

    @TempDir
    static Path directory;

    private static TestCertificate certificate;
    private static SecuredKafka kafka;
    private static SecuredRedis redis;
    private static SecuredPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        certificate = new TestCertificate(directory.resolve("tls"));
        kafka = new SecuredKafka(directory.resolve("kafka"), certificate, KAFKA_PASSWORD);
        redis = new SecuredRedis(directory.resolve("redis"), certificate, REDIS_PASSWORD);
        postgres = new SecuredPostgres(directory.resolve("postgres"), certificate, POSTGRES_PASSWORD);
    }

    @AfterAll
    static void stop() {
        postgres.close();
        redis.close();
        kafka.close();
    }

    // One long test, because every start takes seconds.
    @Test
    void all_services_and_commands_work_and_use_a_replaced_certificate(CapturedOutput output) throws Exception {
        try (SecuredServices services = services("");
                LogClient log = new LogClient(kafka.unsecured())) {
            services.awaitReady();
            assertThat(produce()).doesNotContain(SECRET);
            assertThat(services.post("/api/v1/leaderboards", "{\"id\":\"arena\",\"update_mode\":\"best\"}")
                            .statusCode())
                    .isEqualTo(201);
            MixedEvents sent = new MixedEvents(log, 500);
            sent.send(500);
            for (int points : new int[] {7, 5}) {
                assertThat(services.post("/api/v1/events", """
                                {"event_type":"player_scored","player_id":"ada","data":{"points":%d}}""".formatted(points))
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(services.post(
                                    "/api/v1/scores",
                                    "{\"player_id\":\"ada\",\"leaderboard_id\":\"arena\",\"score\":1200}")
                            .statusCode())
                    .isEqualTo(200);
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(services.json("/api/v1/leaderboards/global/player/ada/history")
                                    .at("/data/events/0/total")
                                    .asLong(0))
                            .isEqualTo(12));
            assertThat(services.json("/api/leaderboard").path("total_players").asLong())
                    .isGreaterThan(100);
            everyReadWorks(services);

            assertThat(command(services, RebuildCommand.NAME, "--board=arena", "--update-mode=increment", "--switch"))
                    .contains("is live");
            assertThat(backup()).contains("is complete").doesNotContain("is not in the backup", SECRET);

            certificate.replace();
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(services.certificates()).containsOnly(certificate.serialNumber()));
            assertThat(command(services, VerifyCommand.NAME)).contains("0 differ");
            assertThat(services.json("/api/v1/leaderboards/arena/player/ada/history")
                            .at("/data/events/0/total")
                            .asLong(0))
                    .isEqualTo(1200);
            assertThat(redis.denials()).isEmpty();
            assertThat(services.states()).noneMatch(state -> state.contains(SECRET));
        }
        assertThat(output).doesNotContain(SECRET);
    }

    private static void everyReadWorks(SecuredServices services) throws IOException, InterruptedException {
        JsonNode paths = JsonMapper.shared()
                .readTree(Files.readString(Path.of("../docs/openapi.json")))
                .path("paths");
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            JsonNode call = path.getValue().path("get");
            String uri = path.getKey();
            for (JsonNode parameter : call.path("parameters")) {
                uri = uri.replace(
                        "{" + parameter.path("name").stringValue() + "}",
                        parameter.path("example").asString("").replace("speedrun", "arena"));
            }
            if (!call.isMissingNode()) {
                assertThat(services.get(uri).statusCode()).as(uri).isLessThan(500);
            }
        }
    }

    @Test
    void wrong_passwords_make_services_unready_and_are_printed_nowhere(CapturedOutput output) throws Exception {
        try (SecuredServices services = services("-wrong")) {
            await().atMost(LIMIT).until(() -> services.get("/ready").statusCode() == 503);
            assertThat(services.post("/api/v1/events", """
                            {"event_type":"player_scored","player_id":"ada","data":{"points":7}}""").body())
                    .contains("\"away\":[\"kafka\"]")
                    .doesNotContain(SECRET);
            assertThat(services.states()).noneMatch(state -> state.contains(SECRET));
        }
        assertThat(output).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "leaderboard-api, ZADD leaderboard:global 1 ada",
        "leaderboard-api, DEL standings:totals",
        "leaderboard-api, HGET other ada",
        "leaderboard-api, FLUSHDB",
        "leaderboard-processor, GET idempotency:1",
        "leaderboard-processor, FLUSHDB",
        "leaderboard-processor, CONFIG GET maxmemory",
        "leaderboard-archive, FLUSHALL",
        "leaderboard-archive, KEYS *",
        "leaderboard-archive, SET other 1",
        "leaderboard-backup, DEL progress"
    })
    void a_user_of_redis_can_do_nothing_else(String user, String command) {
        assertThat(redis.dryRun(user, command)).contains("no permissions");
    }

    @ParameterizedTest
    @CsvSource({
        "leaderboard_archive, CREATE ROLE other",
        "leaderboard_archive, CREATE DATABASE other",
        "leaderboard_archive, SELECT pg_read_file('postgresql.conf')",
        "leaderboard_reader, CREATE TABLE other (a int)"
    })
    void a_role_of_postgres_can_do_nothing_else(String role, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.url(), role, POSTGRES_PASSWORD)) {
            assertThatThrownBy(() -> connection.createStatement().execute(sql))
                    .hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sslmode=disable", "sslmode=verify-full"})
    void postgres_accepts_only_tls_and_clients_only_its_certificate(String mode) {
        String url = postgres.url().replaceFirst("\\?.*", "?" + mode);

        assertThatThrownBy(() -> DriverManager.getConnection(url, "leaderboard_reader", POSTGRES_PASSWORD))
                .isInstanceOf(SQLException.class)
                .hasMessageNotContaining(SECRET);
    }

    private static SecuredServices services(String suffix) throws Exception {
        List<String> log = kafka.properties(KAFKA_PASSWORD + suffix);
        return new SecuredServices(
                certificate,
                concat(log, redisUser("processor", suffix)),
                concat(log, redisUser("archive", suffix), postgres.properties(POSTGRES_PASSWORD + suffix)),
                concat(log, redisUser("api", suffix)));
    }

    private static List<String> redisUser(String service, String suffix) {
        return redis.properties("leaderboard-" + service, REDIS_PASSWORD + suffix);
    }

    @SafeVarargs
    private static List<String> concat(List<String>... lists) {
        List<String> all = new ArrayList<>();
        for (List<String> each : lists) {
            all.addAll(each);
        }
        return all;
    }

    private static String command(SecuredServices services, String name, String... options)
            throws InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of(name, "--url=" + services.archiveAddress(), "--ca=" + certificate.authority()));
        arguments.addAll(List.of(options));
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(console, true, StandardCharsets.UTF_8);
        int status = name.equals(VerifyCommand.NAME)
                ? VerifyCommand.run(out, arguments.toArray(String[]::new))
                : RebuildCommand.run(out, arguments.toArray(String[]::new));
        String text = console.toString(StandardCharsets.UTF_8);
        assertThat(status).as(text).isZero();
        return text;
    }

    private static String produce() throws IOException, InterruptedException {
        List<String> options = new ArrayList<>();
        concat(kafka.properties(KAFKA_PASSWORD), SecuredServices.bundles(certificate))
                .forEach(property -> options.add("--" + property));
        options.addAll(List.of("--source=simulator", "--count=50", "--rate=1000"));
        return ServiceProgram.run(directory, ProducerApplication.class, Map.of(), options);
    }

    private static String backup() throws IOException, InterruptedException {
        Map<String, String> variables = Map.of(
                "SPRING_DATASOURCE_URL",
                postgres.url(),
                "SPRING_DATASOURCE_USERNAME",
                "leaderboard_backup",
                "SPRING_DATASOURCE_PASSWORD",
                POSTGRES_PASSWORD,
                "SPRING_DATA_REDIS_HOST",
                "localhost",
                "SPRING_DATA_REDIS_PORT",
                String.valueOf(redis.port()),
                "SPRING_DATA_REDIS_USERNAME",
                "leaderboard-backup",
                "SPRING_DATA_REDIS_PASSWORD",
                REDIS_PASSWORD,
                "SPRING_DATA_REDIS_SSL_BUNDLE",
                "servers",
                "SPRING_SSL_BUNDLE_PEM_SERVERS_TRUSTSTORE_CERTIFICATE",
                certificate.authority().toUri().toString());
        List<String> options = List.of("backup", "--to=" + directory.resolve("backups"));
        return ServiceProgram.run(directory, ArchiveApplication.class, variables, options);
    }
}
