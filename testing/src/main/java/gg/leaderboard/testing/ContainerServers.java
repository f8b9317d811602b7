package gg.leaderboard.testing;

import java.time.Duration;
import java.util.Optional;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;

/** Servers in containers. Testcontainers removes them when the JVM ends, even after a kill. */
final class ContainerServers implements SharedServers {

    private static final int REDIS_PORT = 6379;
    private static final int POSTGRES_PORT = 5432;
    private static final int CASSANDRA_PORT = 9042;
    private static final String LEADERBOARD = "leaderboard";

    @Override
    public String startKafka() {
        KafkaContainer kafka = new KafkaContainer("apache/kafka:4.2.1")
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .withEnv("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000");
        kafka.start();
        return kafka.getBootstrapServers();
    }

    @Override
    public RedisAddress startRedis() {
        GenericContainer<?> redis = new GenericContainer<>("redis:7.4.11-alpine")
                .withExposedPorts(REDIS_PORT)
                .withCommand("redis-server", "--appendonly", "yes", "--maxmemory-policy", "noeviction");
        redis.start();
        return new RedisAddress(redis.getHost(), redis.getMappedPort(REDIS_PORT));
    }

    @Override
    public Database startPostgres() {
        GenericContainer<?> postgres = new GenericContainer<>("postgres:18.6")
                .withExposedPorts(POSTGRES_PORT)
                .withEnv("POSTGRES_USER", LEADERBOARD)
                .withEnv("POSTGRES_PASSWORD", LEADERBOARD)
                // Strings compare as in the embedded server and in docker-compose.yml.
                .withEnv(
                        "POSTGRES_INITDB_ARGS",
                        "--encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8")
                // The first message is from the temporary server that creates the database.
                .waitingFor(Wait.forLogMessage(".*ready to accept connections.*\\s", 2));
        postgres.start();
        return Database.of(
                postgres.getHost(), postgres.getMappedPort(POSTGRES_PORT), LEADERBOARD, LEADERBOARD, LEADERBOARD);
    }

    @Override
    public Optional<String> whyNoCassandra() {
        return Optional.empty();
    }

    @Override
    public CassandraAddress startCassandra() {
        GenericContainer<?> cassandra = new GenericContainer<>("cassandra:5.0.6")
                .withExposedPorts(CASSANDRA_PORT)
                .withEnv("MAX_HEAP_SIZE", "512M")
                .withEnv("HEAP_NEWSIZE", "128M")
                .withEnv("JVM_OPTS", "-Dcassandra.skip_wait_for_gossip_to_settle=0 -Dcassandra.initial_token=0")
                .withEnv("CASSANDRA_NUM_TOKENS", "1")
                .waitingFor(Wait.forLogMessage(".*Starting listening for CQL clients.*\\s", 1)
                        .withStartupTimeout(Duration.ofMinutes(3)));
        cassandra.start();
        return new CassandraAddress(cassandra.getHost(), cassandra.getMappedPort(CASSANDRA_PORT));
    }
}
