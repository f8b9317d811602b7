package gg.leaderboard.testing;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;

/** Servers in containers, which Testcontainers removes when the JVM ends, however it ends. */
final class ContainerServers implements SharedServers {

    private static final int REDIS_PORT = 6379;

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
}
