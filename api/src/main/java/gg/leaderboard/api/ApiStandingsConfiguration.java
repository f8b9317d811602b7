package gg.leaderboard.api;

import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.redis.BanReader;
import gg.leaderboard.standings.redis.BoardReader;
import gg.leaderboard.standings.redis.DefinitionReader;
import gg.leaderboard.standings.redis.EventStatusReader;
import gg.leaderboard.standings.redis.FeedReader;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.PlayerBoardReader;
import gg.leaderboard.standings.redis.ProfileReader;
import gg.leaderboard.standings.redis.ProgressReader;
import gg.leaderboard.standings.redis.RebuildReports;
import gg.leaderboard.standings.redis.TotalsReader;
import gg.leaderboard.standings.redis.UsedSeasonReader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StandingsProperties.class)
class ApiStandingsConfiguration {

    @Bean
    Keys keys(StandingsProperties properties) {
        return Keys.of(properties);
    }

    @Bean
    BoardReader boardReader(RedisConnectionFactory redis, Keys keys) {
        return new BoardReader(redis, keys);
    }

    @Bean
    UsedSeasonReader usedSeasons(RedisConnectionFactory redis, Keys keys) {
        return new UsedSeasonReader(redis, keys);
    }

    @Bean
    DefinitionReader definitionReader(StringRedisTemplate redis, Keys keys) {
        return new DefinitionReader(redis, keys);
    }

    @Bean
    RebuildReports rebuildReports(StringRedisTemplate redis) {
        return new RebuildReports(redis);
    }

    @Bean
    ProfileReader profileReader(StringRedisTemplate redis, Keys keys) {
        return new ProfileReader(redis, keys);
    }

    @Bean
    FeedReader feedReader(RedisConnectionFactory redis, Keys keys) {
        return new FeedReader(redis, keys);
    }

    @Bean
    BanReader banReader(StringRedisTemplate redis, Keys keys) {
        return new BanReader(redis, keys);
    }

    @Bean
    PlayerBoardReader playerBoards(StringRedisTemplate redis, Keys keys) {
        return new PlayerBoardReader(redis, keys);
    }

    @Bean
    ProgressReader progressReader(StringRedisTemplate redis, Keys keys) {
        return new ProgressReader(redis, keys);
    }

    @Bean
    EventStatusReader verdictReader(RedisConnectionFactory redis, StandingsProperties properties) {
        return new EventStatusReader(redis, properties);
    }

    @Bean
    TotalsReader totals(StringRedisTemplate redis, Keys keys) {
        return new TotalsReader(redis, keys);
    }
}
