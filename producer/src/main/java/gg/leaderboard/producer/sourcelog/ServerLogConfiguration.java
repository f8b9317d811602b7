package gg.leaderboard.producer.sourcelog;

import gg.leaderboard.producer.ProducerProperties;
import gg.leaderboard.producer.ScoringProperties;
import gg.leaderboard.producer.Ticker;
import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "leaderboard.producer.source", havingValue = "log")
@EnableConfigurationProperties(ServerLogProperties.class)
class ServerLogConfiguration {

    @Bean
    ServerLogSource logSource(
            ServerLogProperties log, ScoringProperties scoring, ProducerProperties producer, Clock clock, Ticker ticker)
            throws IOException {
        return new ServerLogSource(log, scoring, producer.rate(), clock, ticker);
    }
}
