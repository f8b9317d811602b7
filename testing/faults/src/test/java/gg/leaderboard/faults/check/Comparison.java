package gg.leaderboard.faults.check;

import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.events.Topics;
import gg.leaderboard.faults.server.World;
import gg.leaderboard.faults.work.ApiClient;
import gg.leaderboard.faults.work.ApiClient.Response;
import gg.leaderboard.fixtures.ArchiveTables;
import gg.leaderboard.fixtures.LogClient;
import gg.leaderboard.fixtures.PlainFold;
import gg.leaderboard.fixtures.StandingsContents;
import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.redis.DefinitionReader;
import gg.leaderboard.standings.redis.Keys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Compares Redis and the tables of the archive with a plain fold of what Kafka holds. */
public final class Comparison implements AutoCloseable {

    // Redis keeps as many.
    private static final int ACHIEVEMENTS = 100;

    private static final List<String> VERIFIED = List.of("global", "kills", "sum", "best");

    private final LogClient log;
    private final DefinitionLog definitions;
    private final LettuceConnectionFactory connections;
    private final StringRedisTemplate redis;
    private final JdbcTemplate database;
    private final ArchiveTables tables;
    private final ApiClient apis;
    private final Shards shards;
    private boolean mayErase;
    private List<ConsumerRecord<byte[], byte[]>> earlier = List.of();

    public Comparison(World world, ApiClient apis) {
        this.apis = apis;
        shards = world.shards();
        log = new LogClient(world.bootstrapServers());
        definitions = new DefinitionLog(Map.of("bootstrap.servers", world.bootstrapServers()), Duration.ofSeconds(20));
        connections = world.connectToRedis();
        connections.afterPropertiesSet();
        connections.start();
        redis = new StringRedisTemplate(connections);
        database = new JdbcTemplate(new DriverManagerDataSource(world.databaseUrl(), EmbeddedPostgres.USER, ""));
        tables = new ArchiveTables(database);
    }

    /** All committed records of the log, and of its predecessors. */
    public List<ConsumerRecord<byte[], byte[]>> records() {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>(earlier);
        all.addAll(log.read(Topics.GAME_EVENTS));
        return all;
    }

    /** From now on there may be fewer dead letters: those of an erased player that seem older than the erasure are deleted. */
    public void allowErasedLetters() {
        mayErase = true;
    }

    /**
     * Remembers all records, before the topic is deleted. The standings and the archive contain them.
     */
    public void keepRecords() {
        earlier = records();
    }

    /** Returns what differs now. Fails while a server does not answer. */
    public List<String> differences(List<ConsumerRecord<byte[], byte[]>> records) {
        Definitions boards = definitions
                .catchUp()
                .toFold(new DefinitionReader(redis, Keys.live(connections, shards)).stamp(), FoldSettings.FIRST);
        StandingsContents expected = PlainFold.of(records, boards);
        List<String> differences = new ArrayList<>();
        boolean isFeedFull = expected.achievements().size() > ACHIEVEMENTS;
        StandingsContents actual = StandingsContents.in(redis);
        differences.addAll(
                isFeedFull ? withoutFeed(actual).differences(withoutFeed(expected)) : actual.differences(expected));
        tables.differences(expected, records.size()).forEach(each -> differences.add("archive: " + each));
        long letters = count("SELECT count(*) FROM dlq_events");
        long rejected = tables.events("rejected");
        if (mayErase ? letters > rejected : letters != rejected) {
            differences.add("archive: dead letters: " + letters + " ≠ " + rejected);
        }
        return differences;
    }

    private long count(String sql) {
        Long count = database.queryForObject(sql, Long.class);
        return count == null ? 0 : count;
    }

    /** Returns what the services themselves report: who is not ready, and which board differs. */
    public List<String> reports() {
        List<String> problems = new ArrayList<>();
        for (String api : World.APIS) {
            Response ready = apis.call(api, "GET", "/ready", "");
            if (ready.status() != 200) {
                problems.add(api + " is not ready: " + ready);
            }
        }
        for (String board : VERIFIED) {
            Response verified =
                    apis.call(World.APIS.get(0), "GET", "/api/v1/leaderboards/" + board + "/verify?window=alltime", "");
            if (!verified.json().at("/data/equal").asBoolean(false)) {
                problems.add("verify of " + board + ": " + verified);
            }
        }
        return problems;
    }

    private static StandingsContents withoutFeed(StandingsContents contents) {
        return new StandingsContents(contents.boards(), contents.profiles(), List.of(), contents.events());
    }

    @Override
    public void close() {
        log.close();
        definitions.close();
        connections.destroy();
    }
}
