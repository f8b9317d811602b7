package gg.leaderboard.producer.scores;

import gg.leaderboard.producer.ProducerProperties;
import gg.leaderboard.producer.Ticker;
import java.time.Clock;
import java.util.Random;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "leaderboard.producer.source", havingValue = "scores")
@EnableConfigurationProperties(ScoresProperties.class)
class ScoresConfiguration {

    @Bean
    ScoresSource scoresSource(ScoresProperties scores, ProducerProperties producer, Clock clock, Ticker ticker) {
        return new ScoresSource(scores, producer.rate(), new Random(), clock, ticker);
    }
}
