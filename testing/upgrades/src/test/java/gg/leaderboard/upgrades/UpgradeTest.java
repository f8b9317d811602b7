package gg.leaderboard.upgrades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.embedded.EmbeddedRedis;
import gg.leaderboard.embedded.Ports;
import gg.leaderboard.events.Topics;
import gg.leaderboard.fixtures.LogClient;
import gg.leaderboard.fixtures.PlainFold;
import gg.leaderboard.fixtures.StandingsContents;
import gg.leaderboard.fixtures.TestEvents;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.redis.DefinitionReader;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.testing.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Replaces the services of the previous release one by one, on the same data, while events arrive. */
class UpgradeTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String BOARDS = "/api/v1/leaderboards";
    private static final String ARCHIVE = "archive";
    private static final String PROCESSOR = "processor";
    private static final String PRODUCER = "producer";
    private static final int PLAYERS = 10;
    private static final List<String> WINDOWS = List.of("alltime", "daily", "weekly");
    private static final Map<String, String> OWN_BOARDS = Map.of(
            "sum", "\"update_mode\":\"increment\"",
            "fastest", "\"sort_order\":\"asc\",\"update_mode\":\"best\",\"reset_period\":\"daily\"",
            "latest", "\"update_mode\":\"replace\",\"time_zone\":\"Europe/Berlin\",\"reset_period\":\"weekly\"");

    @TempDir
    Path directory;

    private EmbeddedKafka kafka;
    private EmbeddedRedis redis;
    private EmbeddedPostgres postgres;
    private LettuceConnectionFactory connections;
    private LogClient log;
    private final int archivePort = Ports.claim("test", 0);
    private final Map<String, RunningService> running = new HashMap<>();
    private int round;

    @BeforeEach
    void start() {
        kafka = Servers.ownKafka(directory.resolve("kafka"));
        redis = Servers.ownRedis(directory.resolve("redis"));
        postgres = Servers.ownPostgres(directory.resolve("postgres"));
        connections = new LettuceConnectionFactory(redis.host(), redis.port());
        connections.afterPropertiesSet();
        connections.start();
        log = new LogClient(kafka.bootstrapServers());
    }

    @AfterEach
    void stop() {
        running.values().forEach(RunningService::close);
        log.close();
        connections.destroy();
        postgres.close();
        redis.close();
        kafka.close();
    }

    @Test
    void services_are_replaced_one_by_one_and_every_board_stays_equal() throws Exception {
        Release previous = Release.previous();
        Release current = Release.current();
        run(previous, ARCHIVE);
        run(previous, PROCESSOR);
        Api before = runApi(previous);
        OWN_BOARDS.forEach(
                (id, rules) -> before.post(BOARDS, "{\"id\":\"%s\",\"name\":\"%s\",%s}".formatted(id, id, rules)));
        run(previous, PRODUCER);
        sendScores(before);
        moderateInLog();
        awaitEqual(before, before);

        // The producer runs while a service is replaced, and stops for the comparison.
        run(previous, PRODUCER);
        replace(ARCHIVE, current);
        sendScores(before);
        moderateInLog();
        awaitEqual(before, before);

        run(previous, PRODUCER);
        replace(PROCESSOR, current);
        sendScores(before);
        moderateInLog();
        awaitEqual(before, before);

        // From now on, moderation counts only if this api sends it.
        Api after = runApi(current);
        run(previous, PRODUCER);
        sendScores(after);
        moderate(after);
        awaitEqual(before, after);

        run(current, PRODUCER);
        stop("api of previous");
        sendScores(after);
        moderate(after);
        awaitEqual(after, after);
        awaitVerified(after);
    }

    private void stop(String service) {
        Objects.requireNonNull(running.remove(service), service).close();
    }

    private void replace(String service, Release release) throws IOException {
        stop(service);
        run(release, service);
    }

    private void run(Release release, String service) throws IOException {
        List<String> options = new ArrayList<>(List.of(
                "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                "--spring.data.redis.host=" + redis.host(),
                "--spring.data.redis.port=" + redis.port()));
        options.addAll(
                switch (service) {
                    case ARCHIVE ->
                        List.of(
                                "--server.address=127.0.0.1",
                                "--server.port=" + archivePort,
                                "--spring.datasource.url=" + postgres.url(),
                                "--leaderboard.archive.checkpoints.events=500");
                    case PRODUCER ->
                        List.of(
                                "--leaderboard.producer.rate=200",
                                "--leaderboard.producer.simulator.players=40",
                                "--leaderboard.producer.simulator.duplicates=0.1",
                                "--leaderboard.producer.simulator.malformed=0.02");
                    default -> List.of("--server.address=127.0.0.1", "--server.port=0");
                });
        running.put(service, new RunningService(release, service, directory, options));
    }

    private Api runApi(Release release) throws IOException {
        int port = Ports.claim("test", 0);
        RunningService service = new RunningService(
                release,
                "api",
                directory,
                List.of(
                        "--server.address=127.0.0.1",
                        "--server.port=" + port,
                        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "--spring.data.redis.host=" + redis.host(),
                        "--spring.data.redis.port=" + redis.port(),
                        "--leaderboard.api.archive.url=http://localhost:" + archivePort));
        running.put("api of " + release.name(), service);
        Api api = new Api(port);
        await().atMost(LIMIT).until(() -> {
            running.values().forEach(RunningService::assertRuns);
            return api.status("/ready") == 200;
        });
        return api;
    }

    private void sendScores(Api api) {
        round++;
        OWN_BOARDS.keySet().forEach(board -> {
            List<String> scores = new ArrayList<>();
            for (int player = 0; player < PLAYERS; player++) {
                scores.add("{\"leaderboard_id\":\"%s\",\"player_id\":\"own%d\",\"score\":%d}"
                        .formatted(board, player, 1 + (player * 37 + round * 11) % 100));
            }
            api.post("/api/v1/scores/batch", "{\"scores\":[" + String.join(",", scores) + "]}");
        });
    }

    // As apis of the previous release do.
    private void moderateInLog() {
        log.send("own1", TestEvents.event("own1", hides() ? "player_hidden" : "player_restored", ""));
        log.send("own2", TestEvents.event("own2", "player_removed", "\"leaderboard_id\":\"sum\""));
        log.flush();
    }

    private void moderate(Api api) {
        api.post("/api/v1/players/own1/" + (hides() ? "hide" : "restore"), "{}");
        api.delete(BOARDS + "/sum/player/own2");
    }

    private boolean hides() {
        return round % 2 == 1;
    }

    private void awaitEqual(Api before, Api after) {
        await().atMost(LIMIT).until(() -> contents().events() > 500L * round);
        stop(PRODUCER);
        await().atMost(LIMIT).untilAsserted(() -> {
            running.values().forEach(RunningService::assertRuns);
            assertThat(after.status("/ready")).isEqualTo(200);
            StandingsContents contents = contents();
            DefinitionReader definitions = new DefinitionReader(redisTemplate(), new Keys(Shards.ONE));
            StandingsContents expected =
                    PlainFold.of(log.read(Topics.GAME_EVENTS), definitions.all().withStamp(definitions.stamp()));
            assertThat(withoutFeed(contents).differences(withoutFeed(expected))).isEmpty();
        });
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(after.status("/ready"))
                    .isEqualTo(before.status("/ready"))
                    .isEqualTo(200);
            for (String path : paths(after)) {
                // Also of the archive, whose failure would otherwise be equal in both.
                assertThat(before.status(path)).as(path).isLessThan(500);
                assertThat(after.values(path)).containsAllEntriesOf(before.values(path));
            }
        });
    }

    // Redis keeps only the newest hundred achievements.
    private static StandingsContents withoutFeed(StandingsContents contents) {
        return new StandingsContents(contents.boards(), contents.profiles(), List.of(), contents.events());
    }

    private Set<String> paths(Api api) {
        Set<String> paths = new TreeSet<>(Set.of(
                BOARDS,
                "/api/leaderboard?top=100",
                "/api/leaderboard/daily/kills?limit=10",
                "/api/achievements?limit=100",
                "/api/v1/players/hidden",
                "/api/v1/admin/dlq/counts",
                BOARDS + "/sum/player/own3/history?limit=50"));
        for (String board : boards(api)) {
            String path = BOARDS + "/" + board;
            WINDOWS.forEach(window -> paths.add(path + "/top?limit=100&window=" + window));
            paths.addAll(List.of(path, path + "/stats", path + "/seasons", path + "/range?start=2&end=6"));
        }
        contents().profiles().keySet().forEach(player -> {
            paths.add("/api/player/" + player);
            paths.add(BOARDS + "/global/around/" + player + "?range=2");
        });
        return paths;
    }

    private Set<String> boards(Api api) {
        Set<String> boards = new TreeSet<>();
        api.json(BOARDS)
                .path("data")
                .forEach(board -> boards.add(board.path("id").asString()));
        assertThat(boards).containsAll(OWN_BOARDS.keySet()).contains("global", "kills");
        contents().boards().keySet().stream()
                .filter(key -> key.matches("leaderboard:game:[^:]+"))
                .forEach(key -> boards.add(key.substring("leaderboard:".length())));
        return boards;
    }

    private void awaitVerified(Api api) {
        for (String board : boards(api)) {
            for (String window : WINDOWS) {
                await().atMost(LIMIT)
                        .untilAsserted(() -> assertThat(api.json(BOARDS + "/" + board + "/verify?window=" + window)
                                        .at("/data/equal")
                                        .asBoolean(false))
                                .as("%s %s", board, window)
                                .isTrue());
            }
        }
    }

    private StandingsContents contents() {
        return StandingsContents.in(redisTemplate());
    }

    private StringRedisTemplate redisTemplate() {
        return new StringRedisTemplate(connections);
    }
}
