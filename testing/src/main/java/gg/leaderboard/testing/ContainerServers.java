package gg.leaderboard.testing;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;

/** Servers in containers, which Testcontainers removes when the JVM ends, however it ends. */
final class ContainerServers implements SharedServers {

    private static final int REDIS_PORT = 6379;
    private static final int POSTGRES_PORT = 5432;
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
                // Strings compare as in the embedded one, and as in docker-compose.yml.
                .withEnv("POSTGRES_INITDB_ARGS", "--locale=C --locale-provider=builtin --builtin-locale=C.UTF-8")
                // The first time is that of the server that only makes the database.
                .waitingFor(Wait.forLogMessage(".*ready to accept connections.*\\s", 2));
        postgres.start();
        return Database.of(
                postgres.getHost(), postgres.getMappedPort(POSTGRES_PORT), LEADERBOARD, LEADERBOARD, LEADERBOARD);
    }
}
