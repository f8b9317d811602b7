package gg.leaderboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.archive.ArchiveApplication;
import gg.leaderboard.archive.command.RebuildCommand;
import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.embedded.EmbeddedRedis;
import gg.leaderboard.events.Topics;
import gg.leaderboard.fixtures.Contents;
import gg.leaderboard.fixtures.LogClient;
import gg.leaderboard.fixtures.PlainFold;
import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.DefinitionWriter;
import gg.leaderboard.standings.Keys;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.definition.DefinitionReader;
import gg.leaderboard.standings.definition.UpdateMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Boards whose rules are changed after the fact, by the services as they run, on real servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildTest {

    private static final Keys KEYS = new Keys(new Shards(1));

    private EmbeddedKafka kafka;
    private EmbeddedRedis redis;
    private EmbeddedPostgres postgres;
    private LogClient log;
    private LettuceConnectionFactory connections;
    private StringRedisTemplate standings;
    private Services services;
    private ConfigurableApplicationContext archive;
    private String port = "0";
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    void start(@TempDir Path directory) {
        kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory.resolve("kafka")));
        redis = EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory.resolve("redis")));
        postgres = EmbeddedPostgres.start(EmbeddedPostgres.Settings.in(directory.resolve("postgres")));
        log = new LogClient(kafka.bootstrapServers());
        connections = new LettuceConnectionFactory(redis.host(), redis.port());
        connections.afterPropertiesSet();
        connections.start();
        standings = new StringRedisTemplate(connections);
        startArchive();
        services = new Services(
                "leaderboard.api.archive.url=http://localhost:" + port,
                "spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                "spring.data.redis.host=" + redis.host(),
                "spring.data.redis.port=" + redis.port());
        services.awaitReady();
    }

    @AfterAll
    void stop() {
        archive.close();
        services.close();
        connections.destroy();
        log.close();
        postgres.close();
        redis.close();
        kafka.close();
    }

    private void startArchive() {
        archive = ArchiveApplication.application()
                .run(
                        "--server.port=" + port,
                        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "--spring.data.redis.host=" + redis.host(),
                        "--spring.data.redis.port=" + redis.port(),
                        "--spring.datasource.url=" + postgres.url());
        port = Objects.requireNonNull(archive.getEnvironment().getProperty("local.server.port"));
    }

    @Test
    void a_board_that_added_up_shows_the_best_after_a_switch_under_load_and_adds_up_again_after_one_back()
            throws Exception {
        create("arena");
        try (Scores scores = new Scores(log, "arena")) {
            await().atMost(Duration.ofSeconds(60)).until(() -> lowest("arena") > 2 * Scores.MOST);
            assertThat(command("--board=arena", "--update-mode=best", "--sort-order=asc"))
                    .contains("  arena: 50 of 50 players, by ", "    s49: ");
            try (BoardReads reads = new BoardReads(services, "arena")) {
                reads.awaitOld();
                // Refused for as long as the archive is far behind; and an answer that is late may say less than was
                // done.
                await().atMost(Duration.ofMinutes(3)).until(() -> {
                    services.post("/api/v1/admin/rebuild/switch", "");
                    return phase().equals("switched");
                });
                reads.awaitNew();
            }
        }
        assertIsAFreshFold();
        assertThat(definition("arena")).isEqualTo(UpdateMode.BEST);
        assertThat(services.json("/api/v1/leaderboards/arena")
                        .at("/data/sort_order")
                        .stringValue())
                .isEqualTo("asc");

        try (Scores scores = new Scores(log, "arena");
                BoardReads reads = new BoardReads(services, "arena")) {
            reads.awaitNew();
            command("--switch-back");
            reads.awaitOld();
        }
        assertIsAFreshFold();
        assertThat(definition("arena")).isEqualTo(UpdateMode.INCREMENT);
    }

    @Test
    void whatever_an_archive_left_undone_the_next_one_does() throws Exception {
        create("cup");
        for (int i = 0; i < 100; i++) {
            log.send("p" + i % 7, Scores.event("cup-" + i, "p" + i % 7, "cup", i));
        }
        log.flush();
        assertIsAFreshFold();
        assertThat(order("{\"boards\":{\"cup\":{\"update_mode\":\"best\"}}}")).isEqualTo(200);
        archive.close();

        // It was ordered, and nothing more.
        startArchive();
        await().atMost(Duration.ofSeconds(60)).until(() -> phase().equals("caught_up"));
        long next = get("").get("next").longValue();
        long before = get("").get("generation").longValue();
        archive.close();

        // The switch was in the log, and nothing more.
        try (DefinitionLog definitions = new DefinitionLog(kafkaSettings(), Duration.ofSeconds(10))) {
            new DefinitionWriter(kafkaSettings(), definitions, Duration.ofSeconds(10))
                    .changeGenerations(known -> known.generations().switchedTo(next));
            assertThat(definition("cup")).isEqualTo(UpdateMode.INCREMENT);
        }
        startArchive();
        await().atMost(Duration.ofSeconds(60)).until(() -> phase().equals("switched"));
        assertThat(get("").get("previous").longValue()).isEqualTo(before);
        assertThat(definition("cup")).isEqualTo(UpdateMode.BEST);
        assertIsAFreshFold();
        archive.close();

        // Redis lost the swap.
        try (RedisConnection connection = connections.getConnection()) {
            connection.execute("SWAPDB", "0".getBytes(), "1".getBytes());
        }
        assertThat(definition("cup")).isEqualTo(UpdateMode.INCREMENT);
        startArchive();
        await().atMost(Duration.ofSeconds(60)).until(() -> phase().equals("switched"));
        assertIsAFreshFold();
        assertThat(definition("cup")).isEqualTo(UpdateMode.BEST);

        // Everything is lost: what the log says is active is what is folded again.
        try (RedisConnection connection = connections.getConnection()) {
            connection.serverCommands().flushAll();
        }
        assertIsAFreshFold();
        assertThat(definition("cup")).isEqualTo(UpdateMode.BEST);

        assertThat(command("--board=cup", "--update-mode=increment", "--switch"))
                .contains("  cup: 7 of 7 players, by ", "are, too");
        assertThat(definition("cup")).isEqualTo(UpdateMode.INCREMENT);
        assertIsAFreshFold();
    }

    @Test
    void what_cannot_be_done_is_refused_with_the_reason() throws Exception {
        create("league");
        assertThat(refusal("{\"boards\":{\"nowhere\":{\"update_mode\":\"best\"}}}"))
                .isEqualTo("404 There is no leaderboard \"nowhere\".");
        assertThat(refusal("{\"boards\":{\"global\":{\"update_mode\":\"best\"}}}"))
                .isEqualTo("409 The leaderboard \"global\" is built in: its rules cannot be changed.");
        assertThat(refusal("{\"boards\":{\"league\":{\"update_mode\":\"worst\"}}}"))
                .isEqualTo("400 boards.league.update_mode must be increment or best or replace; was \"worst\".");
        assertThat(refusal("{\"boards\":{\"league\":{\"reset_period\":\"daily\"}}}"))
                .startsWith("400 boards.league.reset_period cannot be changed by a rebuild");
        assertThat(refusal("{\"leaderboards\":{}}")).startsWith("400 leaderboards is unknown");
        HttpResponse<String> relayed =
                services.post("/api/v1/admin/rebuild", "{\"boards\":{\"nowhere\":{\"update_mode\":\"best\"}}}");
        assertThat(relayed.statusCode()).isEqualTo(404);
        assertThat(relayed.body()).contains("There is no leaderboard \\\"nowhere\\\".");
        assertThat(send("DELETE", "", "").statusCode()).isEqualTo(200);
        assertThat(services.json("/api/v1/admin/rebuild").at("/data/phase").stringValue())
                .isEqualTo("idle");
        assertThat(send("POST", "/switch", "").statusCode()).isEqualTo(409);
        assertThat(services.post("/api/v1/admin/rebuild/switch-back", "").statusCode())
                .isEqualTo(409);
        assertThat(send("GET", "/compare", "").statusCode()).isEqualTo(409);

        // What somebody else keeps in the spare database is neither overwritten nor thrown away.
        foreign("SET", "theirs", "1");
        for (HttpResponse<String> refused : List.of(send("POST", "", ""), send("DELETE", "", ""))) {
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("The database 1 of Redis holds something else than standings");
        }
        foreign("DEL", "theirs");

        // The same rules once more, and only once at a time.
        await().atMost(Duration.ofSeconds(30)).until(() -> order("") == 200);
        assertThat(refusal("")).startsWith("409 A rebuild runs already");
        await().atMost(Duration.ofSeconds(60)).until(() -> phase().equals("caught_up"));
        assertThat(get("/compare").get("boards")).isEmpty();
        assertThat(send("DELETE", "", "").statusCode()).isEqualTo(200);
        assertThat(phase()).isEqualTo("idle");
    }

    private void foreign(String command, String... arguments) {
        RedisStandaloneConfiguration spare = new RedisStandaloneConfiguration(redis.host(), redis.port());
        spare.setDatabase(1);
        LettuceConnectionFactory spareConnections = new LettuceConnectionFactory(spare);
        spareConnections.afterPropertiesSet();
        spareConnections.start();
        try (RedisConnection connection = spareConnections.getConnection()) {
            connection.execute(
                    command, Stream.of(arguments).map(String::getBytes).toArray(byte[][]::new));
        } finally {
            spareConnections.destroy();
        }
    }

    private Map<String, Object> kafkaSettings() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    // 503 is what a Kafka that is slow gives, and 409 what has then been made.
    private void create(String board) {
        String json = "{\"id\":\"%s\",\"sort_order\":\"desc\",\"update_mode\":\"increment\"}".formatted(board);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Set.of(201, 202, 409)
                        .contains(services.post("/api/v1/leaderboards", json).statusCode()));
    }

    private UpdateMode definition(String board) {
        return new DefinitionReader(standings, KEYS)
                .find(board)
                .orElseThrow()
                .newest()
                .updateMode();
    }

    private long lowest(String board) {
        var lowest = standings.opsForZSet().rangeWithScores("leaderboard:" + board, 0, 0);
        Long players = standings.opsForZSet().zCard("leaderboard:" + board);
        return players == null || players < Scores.PLAYERS || lowest == null
                ? 0
                : lowest.stream()
                        .mapToLong(e -> Objects.requireNonNull(e.getScore()).longValue())
                        .sum();
    }

    /** Redis and the archive's tables hold what a plain fold of the whole log makes of it, by the rules that Redis has. */
    private void assertIsAFreshFold() {
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
            var definitions = new DefinitionReader(standings, KEYS).all();
            Contents expected = PlainFold.of(log.read(Topics.GAME_EVENTS), definitions);
            assertThat(Contents.in(standings).differences(expected)).isEmpty();
            assertThat(tables()).isEqualTo(allTime(expected));
            assertThat(get("").get("tables")).isEmpty();
        });
    }

    private static Map<String, String> allTime(Contents contents) {
        Map<String, String> all = new TreeMap<>();
        contents.boards().forEach((board, scores) -> {
            if (board.split(":").length == 2) {
                scores.forEach((player, score) -> all.put(board + " " + player, score));
            }
        });
        return all;
    }

    private Map<String, String> tables() {
        Map<String, String> all = new TreeMap<>();
        archive.getBean(JdbcTemplate.class)
                .query(
                        "SELECT board, player, score FROM leaderboards WHERE \"window\" = 'alltime' AND season = 1",
                        row -> {
                            all.put("leaderboard:" + row.getString(1) + " " + row.getString(2), row.getString(3));
                        });
        return all;
    }

    private int order(String body) throws IOException, InterruptedException {
        return send("POST", "", body).statusCode();
    }

    private String refusal(String body) throws IOException, InterruptedException {
        var answer = send("POST", "", body);
        return answer.statusCode() + " "
                + JsonMapper.shared().readTree(answer.body()).get("detail").stringValue();
    }

    /** Runs the command to its end, by way of the api, and returns what it printed. */
    private String command(String... options) throws InterruptedException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        String[] arguments = Stream.concat(Stream.of("rebuild", "--url=" + services.address()), Stream.of(options))
                .toArray(String[]::new);
        int status = RebuildCommand.run(new PrintStream(printed, true, StandardCharsets.UTF_8), arguments);
        String all = printed.toString(StandardCharsets.UTF_8);
        assertThat(status).as(all).isZero();
        return all;
    }

    private String phase() throws IOException, InterruptedException {
        return get("").get("phase").stringValue();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(send("GET", path, "").body()).get("data");
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + port + "/api/v1/admin/rebuild" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
