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
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.RedisConnectionFactory;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StandingsProperties.class)
@Import({
    BanReader.class,
    BoardReader.class,
    DefinitionReader.class,
    EventStatusReader.class,
    FeedReader.class,
    PlayerBoardReader.class,
    ProfileReader.class,
    ProgressReader.class,
    RebuildReports.class,
    TotalsReader.class,
    UsedSeasonReader.class
})
class ApiStandingsConfiguration {

    @Bean
    Keys keys(RedisConnectionFactory redis, StandingsProperties properties) {
        return Keys.live(redis, properties);
    }
}
