package gg.leaderboard.api.health;

import gg.leaderboard.api.health.Dependency.UnfitException;
import gg.leaderboard.api.progress.ProgressTracker;
import gg.leaderboard.log.RegionProperties;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.redis.LayoutCheck;
import gg.leaderboard.standings.redis.ProcessorReports;
import gg.leaderboard.web.security.Protection;
import gg.leaderboard.web.security.keys.ApiKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RegionProperties.class)
class HealthConfiguration {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    // Short, because a starting api gets no calls before it is ready.
    private static final Duration INTERVAL_UNTIL_READY = Duration.ofMillis(100);

    @Bean
    KafkaCheck kafkaCheck(KafkaAdmin settings, ProgressTracker progress, InstantSource time, RegionProperties region) {
        // The end of a mirrored log says nothing about the log that it is mirrored from.
        InstantSource asked = region.follower() ? () -> Instant.EPOCH : time;
        return new KafkaCheck(settings.getConfigurationProperties(), progress, asked, region);
    }

    @Bean
    Dependencies dependencies(RedisConnectionFactory redis, StandingsProperties standings, KafkaCheck kafka) {
        LayoutCheck layout = new LayoutCheck(redis, standings);
        return new Dependencies(
                () -> {
                    ping(redis);
                    check(layout);
                },
                kafka);
    }

    private static void check(LayoutCheck layout) throws UnfitException {
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
            ProgressTracker progress,
            Dependencies dependencies,
            ReadinessProperties properties,
            ApiKeys keys,
            Protection protection) {
        ConditionDebouncer lasting = new ConditionDebouncer(properties.patience(), System::nanoTime);
        return new Readiness(new ProcessorReports(redis), progress, dependencies, lasting, keys, protection);
    }

    @Bean
    SchedulingConfigurer healthCheckTasks(Dependencies dependencies, Readiness readiness) {
        return tasks -> {
            tasks.addTriggerTask(
                    readiness::update,
                    last -> last.getClock().instant().plus(readiness.wasReady() ? INTERVAL : INTERVAL_UNTIL_READY));
            tasks.addFixedDelayTask(dependencies::checkRedis, INTERVAL);
            tasks.addFixedDelayTask(dependencies::checkKafka, INTERVAL);
        };
    }

    private static void ping(RedisConnectionFactory redis) {
        try (RedisConnection connection = redis.getConnection()) {
            connection.ping();
        }
    }
}
