package gg.leaderboard.api.health;

import gg.leaderboard.api.progress.Progress;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    @Bean
    KafkaCheck kafkaCheck(KafkaAdmin settings, Progress progress, InstantSource time) {
        return new KafkaCheck(settings.getConfigurationProperties(), progress, time);
    }

    @Bean
    Dependencies dependencies(RedisConnectionFactory redis, KafkaCheck kafka) {
        return new Dependencies(() -> ping(redis), kafka);
    }

    @Bean
    SchedulingConfigurer looking(Dependencies dependencies) {
        return tasks -> {
            tasks.addFixedDelayTask(dependencies::lookAtRedis, INTERVAL);
            tasks.addFixedDelayTask(dependencies::lookAtKafka, INTERVAL);
        };
    }

    private static void ping(RedisConnectionFactory redis) {
        try (RedisConnection connection = redis.getConnection()) {
            connection.ping();
        }
    }
}
