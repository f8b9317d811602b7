package gg.leaderboard.api.health;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    @Bean
    KafkaCheck kafkaCheck(KafkaAdmin settings) {
        return new KafkaCheck(settings.getConfigurationProperties());
    }

    @Bean
    Dependencies dependencies(RedisConnectionFactory redis, KafkaCheck kafka) {
        return new Dependencies(() -> ping(redis), kafka);
    }

    private static void ping(RedisConnectionFactory redis) {
        try (RedisConnection connection = redis.getConnection()) {
            connection.ping();
        }
    }
}
