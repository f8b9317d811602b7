package gg.leaderboard.api.redis;

import gg.leaderboard.standings.Keys;
import gg.leaderboard.standings.ProgressReader;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.Totals;
import gg.leaderboard.standings.ban.BanReader;
import gg.leaderboard.standings.board.BoardReader;
import gg.leaderboard.standings.board.PlayerBoards;
import gg.leaderboard.standings.board.UsedSeasons;
import gg.leaderboard.standings.definition.DefinitionReader;
import gg.leaderboard.standings.feed.FeedReader;
import gg.leaderboard.standings.profile.ProfileReader;
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
    BoardReader boardReader(RedisConnectionFactory redis, Keys keys) {
        return new BoardReader(redis, keys);
    }

    @Bean
    UsedSeasons usedSeasons(RedisConnectionFactory redis, Keys keys) {
        return new UsedSeasons(redis, keys);
    }

    @Bean
    DefinitionReader definitionReader(StringRedisTemplate redis, Keys keys) {
        return new DefinitionReader(redis, keys);
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
    PlayerBoards playerBoards(StringRedisTemplate redis, Keys keys) {
        return new PlayerBoards(redis, keys);
    }

    @Bean
    ProgressReader progressReader(StringRedisTemplate redis, Keys keys) {
        return new ProgressReader(redis, keys);
    }

    @Bean
    Totals totals(StringRedisTemplate redis, Keys keys) {
        return new Totals(redis, keys);
    }
}
