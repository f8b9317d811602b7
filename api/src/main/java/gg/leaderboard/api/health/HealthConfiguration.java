package gg.leaderboard.api.health;

import gg.leaderboard.api.health.Dependency.UnfitException;
import gg.leaderboard.api.progress.Progress;
import gg.leaderboard.standings.LayoutReader;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.heartbeat.Processors;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
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
    Dependencies dependencies(RedisConnectionFactory redis, StandingsProperties standings, KafkaCheck kafka) {
        LayoutReader layout = new LayoutReader(redis, standings);
        return new Dependencies(
                () -> {
                    ping(redis);
                    check(layout);
                },
                kafka);
    }

    private static void check(LayoutReader layout) throws UnfitException {
        try {
            layout.check();
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnfitException(e);
        }
    }

    @Bean
    Readiness readiness(
            RedisConnectionFactory redis,
            Progress progress,
            Dependencies dependencies,
            ReadinessProperties properties) {
        Lasting lasting = new Lasting(properties.patience(), System::nanoTime);
        return new Readiness(new Processors(redis), progress, dependencies, lasting);
    }

    @Bean
    SchedulingConfigurer looking(Dependencies dependencies, Readiness readiness) {
        return tasks -> {
            tasks.addFixedDelayTask(readiness::look, INTERVAL);
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
