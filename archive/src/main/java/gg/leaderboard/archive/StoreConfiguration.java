package gg.leaderboard.archive;

import gg.leaderboard.archive.cassandra.CassandraCurrentStandings;
import gg.leaderboard.archive.leaderboard.CurrentStandings;
import gg.leaderboard.archive.leaderboard.PostgresCurrentStandings;
import gg.leaderboard.archive.store.StandingsStore;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.RedisDefinitionCopy;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.data.redis.core.StringRedisTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StandingsProperties.class)
class StoreConfiguration {

    // Not at the start, when the database may be away: see Schema.
    @Bean
    FlywayMigrationStrategy whenNeeded() {
        return flyway -> {};
    }

    /** Of the two, the one that is kept up to date. */
    @Bean
    @Primary
    CurrentStandings currentStandings(
            ArchiveProperties properties, PostgresCurrentStandings postgres, CassandraCurrentStandings cassandra) {
        return properties.standingsStore() == StandingsStore.CASSANDRA ? cassandra : postgres;
    }

    /** By what this release counts. Not in place of another: tests have releases of other versions. */
    @Bean
    @ConditionalOnMissingBean
    FoldSettings foldSettings(StandingsProperties properties) {
        return properties.foldSettings();
    }

    @Bean
    RedisDefinitionCopy redisCopy(StringRedisTemplate redis, StandingsProperties properties) {
        return new RedisDefinitionCopy(redis, Keys.of(properties));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
