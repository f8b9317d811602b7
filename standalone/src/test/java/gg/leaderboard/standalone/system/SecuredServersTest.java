package gg.leaderboard.standalone.system;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.archive.ArchiveApplication;
import gg.leaderboard.archive.backup.VerifyCommand;
import gg.leaderboard.archive.rebuild.RebuildCommand;
import gg.leaderboard.fixtures.LogClient;
import gg.leaderboard.producer.ProducerApplication;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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

    @TempDir
    static Path directory;

    private static SecuredServers servers;

    @BeforeAll
    static void start() throws Exception {
        servers = new SecuredServers(directory);
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    // One long test, because every start takes seconds.
    @Test
    void all_services_and_commands_work_and_use_a_replaced_certificate(CapturedOutput output) throws Exception {
        try (SecuredServices services = servers.services();
                LogClient log = new LogClient(servers.kafka().unsecured())) {
            services.awaitReady();
            assertThat(services.post("/api/v1/leaderboards", "{}").statusCode()).isEqualTo(401);
            useNewKey(services);
            assertThat(produce()).doesNotContain(SecuredServers.SECRET);
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
            await().atMost(LIMIT).untilAsserted(() -> {
                assertThat(services.json("/api/v1/leaderboards/global/player/ada/history")
                                .at("/data/events/0/total")
                                .asLong(0))
                        .isEqualTo(12);
                assertThat(services.json("/api/leaderboard")
                                .path("total_players")
                                .asLong())
                        .isGreaterThan(100);
            });
            everyReadWorks(services);

            assertThat(command(services, RebuildCommand.NAME, "--board=arena", "--update-mode=increment", "--switch"))
                    .contains("is live");
            CompletableFuture<String> backup = supplyAsync(SecuredServersTest::backup);
            servers.certificate().replace();
            await().atMost(LIMIT)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(services.certificates())
                            .containsOnly(servers.certificate().serialNumber()));
            assertThat(command(services, VerifyCommand.NAME)).contains("0 differ");
            assertThat(services.json("/api/v1/leaderboards/arena/player/ada/history")
                            .at("/data/events/0/total")
                            .asLong(0))
                    .isEqualTo(1200);
            assertThat(backup.join())
                    .contains("is complete")
                    .doesNotContain("is not in the backup", SecuredServers.SECRET);
            assertThat(servers.redis().denials()).isEmpty();
            assertThat(services.states()).noneMatch(state -> state.contains(SecuredServers.SECRET));
        }
        assertThat(output).doesNotContain(SecuredServers.SECRET);
    }

    private static void useNewKey(SecuredServices services) throws IOException, InterruptedException {
        services.useKey(SecuredServers.OPERATOR_KEY);
        HttpResponse<String> created = services.post(
                "/api/v1/admin/keys", "{\"name\":\"test\",\"roles\":[\"read\",\"submit\",\"moderate\",\"operate\"]}");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        services.useKey(
                JsonMapper.shared().readTree(created.body()).at("/data/key").stringValue());
        await().atMost(LIMIT)
                .until(() -> services.states().stream().noneMatch(state -> state.contains("\"status\":401")));
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
        try (SecuredServices services = servers.servicesWithWrongPasswords()) {
            await().atMost(LIMIT).until(() -> services.get("/ready").statusCode() == 503);
            assertThat(services.post("/api/v1/events", """
                            {"event_type":"player_scored","player_id":"ada","data":{"points":7}}""").body())
                    .contains("\"away\":[\"kafka\"]")
                    .doesNotContain(SecuredServers.SECRET);
            assertThat(services.states()).noneMatch(state -> state.contains(SecuredServers.SECRET));
        }
        assertThat(output).doesNotContain(SecuredServers.SECRET);
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
        assertThat(servers.redis().dryRun(user, command)).contains("no permissions");
    }

    @ParameterizedTest
    @CsvSource({
        "leaderboard_archive, CREATE ROLE other",
        "leaderboard_archive, CREATE DATABASE other",
        "leaderboard_archive, SELECT pg_read_file('postgresql.conf')",
        "leaderboard_reader, CREATE TABLE other (a int)"
    })
    void a_role_of_postgres_can_do_nothing_else(String role, String sql) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(servers.postgres().url(), role, SecuredServers.postgresPassword())) {
            assertThatThrownBy(() -> connection.createStatement().execute(sql))
                    .hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sslmode=disable", "sslmode=verify-full"})
    void postgres_accepts_only_tls_and_clients_only_its_certificate(String mode) {
        String url = servers.postgres().url().replaceFirst("\\?.*", "?" + mode);

        assertThatThrownBy(
                        () -> DriverManager.getConnection(url, "leaderboard_reader", SecuredServers.postgresPassword()))
                .isInstanceOf(SQLException.class)
                .hasMessageNotContaining(SecuredServers.SECRET);
    }

    private static String command(SecuredServices services, String name, String... options)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                name,
                "--url=" + services.archiveAddress(),
                "--ca=" + servers.certificate().authority()));
        arguments.addAll(List.of(options));
        Map<String, String> key = Map.of("LEADERBOARD_SECURITY_SERVICE_KEY", SecuredServers.SERVICE_KEY);
        return ServiceProgram.run(directory, ArchiveApplication.class, key, arguments);
    }

    private static String produce() throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("--source=simulator", "--count=50", "--rate=1000"));
        servers.ofProducer().forEach(property -> options.add("--" + property));
        return ServiceProgram.run(directory, ProducerApplication.class, Map.of(), options);
    }

    private static String backup() {
        List<String> options = List.of("backup", "--to=" + directory.resolve("backups"));
        try {
            return ServiceProgram.run(directory, ArchiveApplication.class, servers.ofBackup(), options);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
