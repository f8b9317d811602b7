package gg.leaderboard.processor;

import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.redis.BoardReader;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.ProfileReader;
import gg.leaderboard.standings.redis.ProgressReader;
import gg.leaderboard.standings.redis.RebuildReports;
import gg.leaderboard.standings.redis.RedisStandings;
import gg.leaderboard.standings.redis.TotalsReader;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StandingsProperties.class)
class ProcessorStandingsConfiguration {

    @Bean
    Keys keys(StandingsProperties properties) {
        return Keys.of(properties);
    }

    @Bean
    RedisStandings redisStandings(RedisConnectionFactory redis, Keys keys, StandingsProperties properties) {
        return new RedisStandings(redis, keys, properties.dedup());
    }

    @Bean
    BoardReader boards(RedisConnectionFactory redis, Keys keys) {
        return new BoardReader(redis, keys);
    }

    @Bean
    ProfileReader profiles(StringRedisTemplate redis, Keys keys) {
        return new ProfileReader(redis, keys);
    }

    @Bean
    ProgressReader progressReader(StringRedisTemplate redis, Keys keys) {
        return new ProgressReader(redis, keys);
    }

    @Bean
    TotalsReader totals(StringRedisTemplate redis, Keys keys) {
        return new TotalsReader(redis, keys);
    }

    /** The fold settings of this release. Tests replace them to simulate other releases. */
    @Bean
    @ConditionalOnMissingBean
    FoldSettings foldSettings(StandingsProperties properties) {
        return properties.foldSettings();
    }

    @Bean
    RebuildReports rebuildReports(StringRedisTemplate redis) {
        return new RebuildReports(redis);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
