package gg.leaderboard.processor;

import gg.leaderboard.standings.Keys;
import gg.leaderboard.standings.ProgressReader;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.Totals;
import gg.leaderboard.standings.apply.RedisStandings;
import gg.leaderboard.standings.board.BoardReader;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.profile.ProfileReader;
import gg.leaderboard.standings.rebuild.RebuildReports;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StandingsProperties.class)
class StandingsConfiguration {

    @Bean
    Keys keys(StandingsProperties properties) {
        return properties.keys();
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
    Totals totals(StringRedisTemplate redis, Keys keys) {
        return new Totals(redis, keys);
    }

    /** By what this release counts. Not in place of another: tests have releases of other versions. */
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
