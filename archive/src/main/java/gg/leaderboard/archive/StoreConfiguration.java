package gg.leaderboard.archive;

import gg.leaderboard.archive.cassandra.CassandraCurrentStandings;
import gg.leaderboard.archive.leaderboard.CurrentStandings;
import gg.leaderboard.archive.leaderboard.PostgresCurrentStandings;
import gg.leaderboard.archive.store.StandingsStore;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.RedisDefinitionCopy;
import gg.leaderboard.standings.redis.RedisFailoverConfiguration;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.data.redis.core.StringRedisTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StandingsProperties.class)
@Import(RedisFailoverConfiguration.class)
class StoreConfiguration {

    // Schema migrates on first use: the database may be unavailable at startup.
    @Bean
    FlywayMigrationStrategy lazyMigration() {
        return flyway -> {};
    }

    /** The store that the fold of current standings writes to. */
    @Bean
    @Primary
    CurrentStandings currentStandings(
            ArchiveProperties properties, PostgresCurrentStandings postgres, CassandraCurrentStandings cassandra) {
        return properties.standingsStore() == StandingsStore.CASSANDRA ? cassandra : postgres;
    }

    /** The settings that this release folds by. Tests replace them to simulate other releases. */
    @Bean
    @ConditionalOnMissingBean
    FoldSettings foldSettings(StandingsProperties properties) {
        return properties.foldSettings();
    }

    @Bean
    RedisDefinitionCopy redisCopy(StringRedisTemplate redis, StandingsProperties properties) {
        return new RedisDefinitionCopy(redis, Keys.live(redis.getRequiredConnectionFactory(), properties));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
