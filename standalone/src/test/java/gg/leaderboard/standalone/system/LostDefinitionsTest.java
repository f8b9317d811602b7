package gg.leaderboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.archive.ArchiveApplication;
import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.embedded.EmbeddedRedis;
import gg.leaderboard.testing.Servers;
import gg.leaderboard.testing.ServiceOptions;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests a Kafka that comes back empty, without the only log of the boards' definitions. */
@ExtendWith(OutputCaptureExtension.class)
class LostDefinitionsTest {

    private static final String BOARDS = "/api/v1/leaderboards";
    private static final String RESTORE = "/api/v1/admin/restore/definitions";
    private static final Duration LIMIT = Duration.ofSeconds(60);

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

    // Few long tests, because every start takes seconds.
    @Test
    void boards_lost_by_kafka_stop_counting_until_they_are_restored_with_seasons_and_scores() throws Exception {
        JsonNode seasons;
        try (Installation before = new Installation("first")) {
            before.create("arena");
            before.submit("arena", "ada", 5);
            before.ok(before.services.post(BOARDS + "/arena/reset", ""));
            before.submit("arena", "ada", 7);
            before.submit("arena", "bob", 6);
            before.awaitVerified("arena");
            seasons = before.json(BOARDS + "/arena/seasons").path("data");
        }
        try (Installation after = new Installation("second")) {
            after.awaitRefused("Redis contains 1 leaderboard(s) that the topic leaderboards lacks (arena)");
            assertThat(after.services
                            .post("/score", "{\"userId\":\"eve\",\"score\":1,\"gameId\":\"new\"}")
                            .statusCode())
                    .isEqualTo(503);
            assertThat(after.send("arena", "ada", 1)).isEqualTo(202);
            assertThat(after.score("arena", "ada", "?season=1")).isEqualTo(5);

            assertThat(after.restore("").at("/data/restored").intValue()).isEqualTo(1);

            await().atMost(LIMIT).until(() -> after.score("arena", "ada", "") == 8);
            assertThat(after.score("arena", "bob", "")).isEqualTo(6);
            assertThat(after.score("arena", "ada", "?season=1")).isEqualTo(5);
            assertThat(after.json(BOARDS + "/arena/seasons").path("data")).isEqualTo(seasons);
            after.awaitVerified("arena");
            after.create("another");
        }
    }

    @Test
    void boards_that_only_postgresql_has_stop_counting_and_are_discarded_only_on_request(CapturedOutput output)
            throws Exception {
        try (Installation before = new Installation("first")) {
            before.create("arena");
            before.submit("arena", "ada", 5);
            before.awaitVerified("arena");
        }
        redis.kill();
        redis = EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory.resolve("empty")));
        try (Installation after = new Installation("second")) {
            after.awaitRefused("contains 1 leaderboard(s) that the topic leaderboards lacks (arena)");

            assertThat(after.restore("?forget=true").at("/data/leaderboards/0").stringValue())
                    .isEqualTo("arena");

            await().atMost(LIMIT)
                    .until(() -> after.services.get(BOARDS + "/arena/top").statusCode() == 404);
            after.create("arena");
            after.submit("arena", "eve", 3);
            assertThat(after.json(BOARDS + "/arena/top").path("total_players").intValue())
                    .isEqualTo(1);
            JsonNode seasons = after.json(BOARDS + "/arena/seasons").at("/data/seasons");
            assertThat(seasons).hasSize(1);
            assertThat(seasons.at("/0/number").intValue()).isEqualTo(2);
            after.awaitVerified("arena");
            // It failed until the boards were restored.
            assertThat(output).containsOnlyOnce("Restoring the standings from the archive");
        }
    }

    /** All services on a Kafka that may be replaced. Redis and PostgreSQL stay. */
    private final class Installation implements AutoCloseable {

        private final EmbeddedKafka kafka;
        private final ConfigurableApplicationContext archive;
        private final Services services;

        Installation(String name) {
            kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory.resolve(name)));
            archive = ArchiveApplication.application()
                    .run(ServiceOptions.withShortWaits(
                            "--server.address=127.0.0.1",
                            "--server.port=0",
                            "--logging.level.gg.leaderboard.archive.rebuild=info",
                            "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                            "--spring.data.redis.host=" + redis.host(),
                            "--spring.data.redis.port=" + redis.port(),
                            "--spring.datasource.url=" + postgres.url()));
            services = new Services(
                    "spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                    "spring.data.redis.host=" + redis.host(),
                    "spring.data.redis.port=" + redis.port(),
                    "leaderboard.api.archive.url=http://localhost:"
                            + archive.getEnvironment().getProperty("local.server.port"));
        }

        void create(String board) {
            String body = "{\"id\":\"" + board + "\",\"name\":\"A board\",\"update_mode\":\"increment\"}";
            // The status is 409 if an earlier attempt was confirmed late.
            await().atMost(LIMIT)
                    .until(() -> Set.of(201, 202, 409)
                            .contains(services.post(BOARDS, body).statusCode()));
            await().atMost(LIMIT)
                    .until(() -> services.get(BOARDS + "/" + board + "/top").statusCode() == 200);
        }

        void submit(String board, String player, int score) throws Exception {
            send(board, player, score);
            await().atMost(LIMIT).until(() -> score(board, player, "") == score);
        }

        int send(String board, String player, int score) throws Exception {
            String body = "{\"leaderboard_id\":\"%s\",\"player_id\":\"%s\",\"score\":%d}";
            return services.post("/api/v1/scores", body.formatted(board, player, score))
                    .statusCode();
        }

        long score(String board, String player, String query) {
            return json(BOARDS + "/" + board + "/player/" + player + query)
                    .at("/data/score")
                    .asLong(0);
        }

        void awaitRefused(String problem) {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(services.post(BOARDS, "{\"id\":\"other\",\"name\":\"Other\"}")
                                    .body())
                            .contains(problem, "POST /api/v1/admin/restore/definitions"));
            await().atMost(LIMIT)
                    .untilAsserted(
                            () -> assertThat(services.get("/ready").body()).contains("topic leaderboards lacks"));
        }

        void awaitVerified(String board) {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(json(BOARDS + "/" + board + "/verify")
                                    .at("/data/equal")
                                    .asBoolean(false))
                            .isTrue());
        }

        JsonNode restore(String query) throws Exception {
            // Works once the api has read from Kafka which log it has.
            await().atMost(LIMIT).until(() -> services.get("/api/v1/admin/dlq").statusCode() == 200);
            return ok(services.post(RESTORE + query, ""));
        }

        JsonNode json(String path) {
            return services.json(path);
        }

        JsonNode ok(HttpResponse<String> answer) {
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
            return JsonMapper.shared().readTree(answer.body());
        }

        @Override
        public void close() {
            services.close();
            archive.close();
            kafka.close();
        }
    }
}
