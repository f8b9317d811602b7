package gg.leaderboard.faults.many;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.embedded.Ports;
import gg.leaderboard.events.Topics;
import gg.leaderboard.faults.server.Fleet;
import gg.leaderboard.faults.server.JavaServer;
import gg.leaderboard.fixtures.ArchiveTables;
import gg.leaderboard.fixtures.LogClient;
import gg.leaderboard.fixtures.PlainFold;
import gg.leaderboard.fixtures.StandingsContents;
import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.redis.DefinitionReader;
import gg.leaderboard.standings.redis.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Three brokers with twelve partitions, Redis, PostgreSQL, two archives and two apis. Tests start the processors. */
final class ManyServices implements AutoCloseable {

    static final int PARTITIONS = 12;

    private static final int CONSUMERS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> COMMON = List.of(
            "--spring.kafka.consumer.properties.session.timeout.ms=" + System.getProperty("many.session", "3000"),
            "--spring.kafka.consumer.properties.heartbeat.interval.ms=" + System.getProperty("many.heartbeat", "500"));
    private static final List<String> MORE = Stream.of(
                    System.getProperty("many.options", "").split(" "))
            .filter(option -> !option.isEmpty())
            .toList();

    private final Fleet fleet;
    private final LogClient log;
    private final LettuceConnectionFactory connections;
    private final StringRedisTemplate redis;
    private final Group processors;
    private final DefinitionLog definitions;
    private final ArchiveTables tables;
    private final String topicId;

    /** Starts all but the processors. */
    ManyServices() throws IOException {
        fleet = new Fleet(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "many"));
        log = new LogClient(fleet.bootstrapServers());
        connections = new LettuceConnectionFactory(Ports.HOST, fleet.redisPort());
        connections.afterPropertiesSet();
        connections.start();
        redis = new StringRedisTemplate(connections);
        processors = new Group(fleet.bootstrapServers(), "leaderboard-processor");
        definitions = new DefinitionLog(Map.of("bootstrap.servers", fleet.bootstrapServers()), PATIENCE);
        tables = new ArchiveTables(
                new JdbcTemplate(new DriverManagerDataSource(fleet.databaseUrl(), EmbeddedPostgres.USER, "")));
        topicId = createTopics();
        Stream.of("archive-1", "archive-2", "api-1", "api-2").forEach(this::start);
    }

    /** Returns the id of the log. */
    private String createTopics() {
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () -> {
                            try (Admin admin = Admin.create(Map.of("bootstrap.servers", fleet.bootstrapServers()))) {
                                List<NewTopic> missing = Topics.ALL.stream()
                                        .map(topic -> new NewTopic(
                                                        topic.name(),
                                                        Optional.of(
                                                                topic.name().equals(Topics.GAME_EVENTS)
                                                                        ? PARTITIONS
                                                                        : topic.partitions()),
                                                        Optional.empty())
                                                .configs(topic.config()))
                                        .toList();
                                return admin.createTopics(missing)
                                        .topicId(Topics.GAME_EVENTS)
                                        .get()
                                        .toString();
                            }
                        },
                        id -> !id.isEmpty());
    }

    /** Starts a service, such as {@code processor-1}; does nothing if it runs. */
    JavaServer start(String name) {
        List<String> options = new ArrayList<>(COMMON);
        options.addAll(MORE.stream().map(option -> option.replace("NAME", name)).toList());
        return fleet.start(name, options);
    }

    JavaServer service(String name) {
        return fleet.service(name);
    }

    Fleet fleet() {
        return fleet;
    }

    LogClient log() {
        return log;
    }

    /** Waits until this number of processors share the partitions. */
    void awaitProcessors(int count) {
        await("group of " + count).atMost(PATIENCE).until(() -> processors.isStable(count * CONSUMERS, PARTITIONS));
    }

    /**
     * Ends a processor, starts it again at once, and waits until it shares the partitions with the others.
     *
     * @param end such as {@link JavaServer#kill}
     * @param count of all processors
     */
    void restart(String processor, Consumer<JavaServer> end, int count) {
        Set<String> before = processors.members();
        end.accept(service(processor));
        start(processor);
        await(processor).atMost(PATIENCE).until(() -> {
            Set<String> members = processors.members();
            members.removeAll(before);
            return members.size() >= CONSUMERS;
        });
        awaitProcessors(count);
    }

    /** All records of the log. */
    List<ConsumerRecord<byte[], byte[]>> records() {
        return log.read(Topics.GAME_EVENTS);
    }

    /** The last offset of each partition of the log that Redis has. */
    Map<Integer, Long> progress() {
        Map<Integer, Long> progress = new HashMap<>();
        redis.<String, String>opsForHash()
                .entries(new Keys(Shards.ONE).progress(0))
                .forEach((field, offset) -> {
                    LogPartition partition = LogPartition.parse(field);
                    if (partition.topicId().equals(topicId)) {
                        progress.put(partition.partition(), Long.parseLong(offset));
                    }
                });
        return progress;
    }

    /** Waits until Redis and the tables equal a plain fold of the log, which no longer grows. */
    void awaitEqual() {
        List<ConsumerRecord<byte[], byte[]>> records = records();
        StandingsContents expected = PlainFold.of(
                records,
                definitions
                        .catchUp()
                        .toFold(new DefinitionReader(redis, new Keys(Shards.ONE)).stamp(), FoldSettings.FIRST));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(StandingsContents.in(redis).differences(expected)).isEmpty();
            assertThat(tables.differences(expected, records.size())).isEmpty();
        });
    }

    @Override
    public void close() {
        processors.close();
        definitions.close();
        connections.destroy();
        log.close();
        fleet.close();
    }
}
