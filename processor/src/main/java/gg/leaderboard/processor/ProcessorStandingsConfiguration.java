package gg.leaderboard.processor;

import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.RegionProperties;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.redis.BanReader;
import gg.leaderboard.standings.redis.BoardReader;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.ProfileReader;
import gg.leaderboard.standings.redis.ProgressReader;
import gg.leaderboard.standings.redis.RebuildReports;
import gg.leaderboard.standings.redis.RedisDefinitionCopy;
import gg.leaderboard.standings.redis.RedisDefinitions;
import gg.leaderboard.standings.redis.RedisFailoverConfiguration;
import gg.leaderboard.standings.redis.RedisStandings;
import gg.leaderboard.standings.redis.TotalsReader;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StandingsProperties.class)
@EnableScheduling
@Import({
    BanReader.class,
    BoardReader.class,
    ProfileReader.class,
    ProgressReader.class,
    RebuildReports.class,
    RedisDefinitionCopy.class,
    RedisFailoverConfiguration.class,
    TotalsReader.class
})
class ProcessorStandingsConfiguration {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Bean
    Keys keys(RedisConnectionFactory redis, StandingsProperties properties) {
        return Keys.live(redis, properties);
    }

    @Bean
    RedisStandings redisStandings(RedisConnectionFactory redis, Keys keys, StandingsProperties properties) {
        return new RedisStandings(redis, keys, properties.dedup());
    }

    @Bean
    RedisDefinitions redisDefinitions(RedisConnectionFactory redis, Keys keys) {
        return new RedisDefinitions(redis, keys);
    }

    @Bean
    DefinitionLog definitionLog(KafkaAdmin settings, RedisDefinitionCopy copy, RegionProperties region) {
        return new DefinitionLog(settings.getConfigurationProperties(), TIMEOUT, copy, region);
    }

    /** The fold settings of this release. Tests replace them to simulate other releases. */
    @Bean
    @ConditionalOnMissingBean
    FoldSettings foldSettings(StandingsProperties properties) {
        return properties.foldSettings();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
