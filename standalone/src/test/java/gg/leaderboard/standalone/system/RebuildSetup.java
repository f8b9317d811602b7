package gg.leaderboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.archive.ArchiveApplication;
import gg.leaderboard.archive.rebuild.RebuildCommand;
import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.events.Topics;
import gg.leaderboard.fixtures.LogClient;
import gg.leaderboard.fixtures.PlainFold;
import gg.leaderboard.fixtures.StandingsContents;
import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.DefinitionWriter;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.UpdateMode;
import gg.leaderboard.standings.redis.DefinitionReader;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.TotalsReader;
import gg.leaderboard.standings.window.Period;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.testing.Servers;
import gg.leaderboard.testing.ServiceOptions;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services on real servers, with methods to change the rules of boards and to inspect the boards. */
final class RebuildSetup implements AutoCloseable {

    private final EmbeddedKafka kafka;
    private StandingsServers redis;
    private Keys keys;
    private final EmbeddedPostgres postgres;
    private final LogClient log;
    private LettuceConnectionFactory connections;
    private StringRedisTemplate standings;
    private FoldSettings release = FoldSettings.DEFAULT;
    private Services services;
    private ConfigurableApplicationContext archive;
    private String port = "0";
    private final HttpClient http = HttpClient.newHttpClient();

    RebuildSetup(Path directory) {
        this(directory, StandingsServers.start(directory.resolve("redis")));
    }

    /** @param redis closed with this */
    RebuildSetup(Path directory, StandingsServers redis) {
        this.redis = redis;
        kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory.resolve("kafka")));
        postgres = Servers.ownPostgres(directory.resolve("postgres"));
        log = new LogClient(kafka.bootstrapServers());
        connections = connect(redis);
        keys = Keys.live(connections, new Shards(redis.shards()));
        standings = new StringRedisTemplate(connections);
        startArchive();
        startServices();
        services.awaitReady();
    }

    private static LettuceConnectionFactory connect(StandingsServers redis) {
        LettuceConnectionFactory connections = new LettuceConnectionFactory(redis.configuration(), redis.client());
        connections.afterPropertiesSet();
        connections.start();
        return connections;
    }

    /** Restarts the archive with another, empty Redis. Then starts other services with it, and stops the ones before. */
    void moveTo(StandingsServers other) {
        archive.close();
        connections.destroy();
        Services before = services;
        StandingsServers redisBefore = redis;
        redis = other;
        connections = connect(other);
        keys = Keys.live(connections, new Shards(other.shards()));
        standings = new StringRedisTemplate(connections);
        startArchive();
        startServices("spring.kafka.consumer.group-id=leaderboard-processor-2");
        assertMatchesPlainFold();
        // Until then, the two processors share the partitions of the inlets.
        before.close();
        services.awaitReady();
        redisBefore.close();
    }

    /** Adds partitions to the log, and returns a client that knows them. */
    LogClient addPartitions(int count) throws Exception {
        try (Admin admin = Admin.create(kafkaSettings())) {
            admin.createPartitions(Map.of(Topics.GAME_EVENTS, NewPartitions.increaseTo(count)))
                    .all()
                    .get();
        }
        return new LogClient(kafka.bootstrapServers());
    }

    @Override
    public void close() {
        archive.close();
        services.close();
        connections.destroy();
        log.close();
        postgres.close();
        redis.close();
        kafka.close();
    }

    /** Services started from now on belong to a release with these settings. */
    void setRelease(FoldSettings settings) {
        release = settings;
    }

    private void isRelease(GenericApplicationContext context) {
        context.registerBean(FoldSettings.class, () -> release);
    }

    private String windows() {
        return "standings.windows="
                + release.windows().stream().map(Window::label).collect(Collectors.joining(","));
    }

    /** Stops the processor and the api. */
    void stopServices() {
        services.close();
    }

    void startServices(String... others) {
        List<String> properties = new ArrayList<>(redis.properties());
        properties.addAll(List.of(others));
        properties.add(windows());
        properties.add("leaderboard.api.archive.url=http://localhost:" + port);
        properties.add("spring.kafka.bootstrap-servers=" + kafka.bootstrapServers());
        services = new Services(this::isRelease, properties.toArray(String[]::new));
    }

    void startArchive() {
        archive = ArchiveApplication.application()
                .initializers((ApplicationContextInitializer<GenericApplicationContext>) this::isRelease)
                .run(ServiceOptions.withShortWaits(Stream.concat(
                                redis.properties().stream(),
                                Stream.of(
                                        "server.address=127.0.0.1",
                                        "server.port=" + port,
                                        windows(),
                                        "leaderboard.archive.checkpoints.events=50",
                                        "leaderboard.archive.checkpoints.check-interval=100ms",
                                        "spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                                        "spring.datasource.url=" + postgres.url()))
                        .map(property -> "--" + property)
                        .toArray(String[]::new)));
        port = Objects.requireNonNull(archive.getEnvironment().getProperty("local.server.port"));
    }

    LogClient log() {
        return log;
    }

    Services services() {
        return services;
    }

    void stopArchive() {
        archive.close();
    }

    /** The number of counted events. */
    long events() {
        return new TotalsReader(standings, keys).events();
    }

    /** The live and the other generation, with several shards. */
    Map<String, String> generations() {
        Map<String, String> all = new TreeMap<>();
        standings
                .opsForHash()
                .entries(Keys.GENERATIONS)
                .forEach((field, number) -> all.put(String.valueOf(field), String.valueOf(number)));
        return all;
    }

    /** Replaces what Redis holds about the generations. */
    void setGenerations(Map<String, String> generations) {
        standings.delete(Keys.GENERATIONS);
        standings.opsForHash().putAll(Keys.GENERATIONS, generations);
    }

    /** Makes a generation the active one in the log. */
    void activate(long generation) {
        try (DefinitionLog definitions = new DefinitionLog(kafkaSettings(), Duration.ofSeconds(10))) {
            new DefinitionWriter(kafkaSettings(), definitions, Duration.ofSeconds(10))
                    .changeGenerations(known -> known.generations().withActive(generation));
        }
    }

    /** Executes a Redis command in the database of the standings. */
    void redis(String command, String... arguments) {
        execute(connections, command, arguments);
    }

    private static void execute(LettuceConnectionFactory server, String command, String... arguments) {
        try (RedisConnection connection = server.getConnection()) {
            connection.execute(
                    command, Stream.of(arguments).map(String::getBytes).toArray(byte[][]::new));
        }
    }

    /** Executes a Redis command in the spare database. */
    void executeInSpareDatabase(String command, String... arguments) {
        RedisStandaloneConfiguration server = (RedisStandaloneConfiguration) redis.configuration();
        RedisStandaloneConfiguration spare = new RedisStandaloneConfiguration(server.getHostName(), server.getPort());
        spare.setDatabase(1);
        LettuceConnectionFactory spareConnections = new LettuceConnectionFactory(spare);
        spareConnections.afterPropertiesSet();
        spareConnections.start();
        try {
            execute(spareConnections, command, arguments);
        } finally {
            spareConnections.destroy();
        }
    }

    Map<String, Object> kafkaSettings() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    // A slow Kafka causes 503. The next attempt then causes 409 if the board was created nevertheless.
    void create(String board) {
        create(board, "");
    }

    /** @param bounds in JSON, each with a comma before it */
    void create(String board, String bounds) {
        String json =
                "{\"id\":\"%s\",\"sort_order\":\"desc\",\"update_mode\":\"increment\"%s}".formatted(board, bounds);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Set.of(201, 202, 409)
                        .contains(services.post("/api/v1/leaderboards", json).statusCode()));
    }

    UpdateMode definition(String board) {
        return new DefinitionReader(standings, keys)
                .find(board)
                .orElseThrow()
                .newest()
                .updateMode();
    }

    long score(String board, String player) {
        Double score = standings.opsForZSet().score(keys.board(board, Period.ALL_TIME), player);
        return score == null ? 0 : score.longValue();
    }

    long lowestScore(String board) {
        String key = keys.board(board, Period.ALL_TIME);
        var lowest = standings.opsForZSet().rangeWithScores(key, 0, 0);
        Long players = standings.opsForZSet().zCard(key);
        return players == null || players < ScoreLoad.PLAYERS || lowest == null
                ? 0
                : lowest.stream()
                        .mapToLong(e -> Objects.requireNonNull(e.getScore()).longValue())
                        .sum();
    }

    /**
     * Asserts that Redis and the archive's tables equal a plain fold of the whole log, by the rules stored in Redis.
     */
    void assertMatchesPlainFold() {
        await().atMost(Duration.ofMinutes(3)).ignoreExceptions().untilAsserted(() -> {
            StandingsContents expected = plainFold();
            assertThat(StandingsContents.in(standings).differences(expected)).isEmpty();
            assertThat(tables()).isEqualTo(allTime(expected));
            assertThat(get("").get("tables")).isEmpty();
        });
    }

    /** A plain fold of the whole log, by the rules stored in Redis. */
    StandingsContents plainFold() {
        DefinitionReader reader = new DefinitionReader(standings, keys);
        return PlainFold.of(log.read(Topics.GAME_EVENTS), reader.all().withStamp(reader.stamp()));
    }

    private static Map<String, String> allTime(StandingsContents contents) {
        Map<String, String> all = new TreeMap<>();
        contents.boards().forEach((board, scores) -> {
            if (board.split(":").length == 2) {
                scores.forEach(
                        (player, score) -> all.put(board.replace(StandingsContents.HIDDEN, "") + " " + player, score));
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

    /** Runs {@code action} while no generation is folded and no databases are swapped. */
    void whileNothingIsRebuilt(Runnable action) {
        archive.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            archive.getBean(JdbcTemplate.class).execute("SELECT pg_advisory_xact_lock(hashtext('rebuild'))");
            action.run();
        });
    }

    /** Returns a response of the archive itself. */
    HttpResponse<String> archive(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Executes an SQL statement. */
    void postgres(String sql) {
        archive.getBean(JdbcTemplate.class).execute(sql);
    }

    int postRebuild(String body) throws IOException, InterruptedException {
        return send("POST", "", body).statusCode();
    }

    String refusal(String body) throws IOException, InterruptedException {
        var answer = send("POST", "", body);
        return answer.statusCode() + " "
                + JsonMapper.shared().readTree(answer.body()).get("detail").stringValue();
    }

    /** Runs the command by way of the api until it ends. Returns its output. */
    String command(String... options) throws InterruptedException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        String[] arguments = Stream.concat(Stream.of("rebuild", "--url=" + services.address()), Stream.of(options))
                .toArray(String[]::new);
        int status = RebuildCommand.run(new PrintStream(printed, true, StandardCharsets.UTF_8), arguments);
        String all = printed.toString(StandardCharsets.UTF_8);
        assertThat(status).as(all).isZero();
        return all;
    }

    String phase() throws IOException, InterruptedException {
        return get("").get("phase").stringValue();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(send("GET", path, "").body()).get("data");
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + port + "/api/v1/admin/rebuild" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
