package gg.leaderboard.archive;

import gg.leaderboard.standings.StandingsProperties;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StandingsProperties.class)
class StoreConfiguration {

    // Not at the start, when the database may be away: see Schema.
    @Bean
    FlywayMigrationStrategy whenNeeded() {
        return flyway -> {};
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
