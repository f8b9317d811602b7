package gg.leaderboard.producer.simulator;

import gg.leaderboard.producer.ProducerProperties;
import gg.leaderboard.producer.ScoringProperties;
import gg.leaderboard.producer.Ticker;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "leaderboard.producer.source", havingValue = "simulator", matchIfMissing = true)
@EnableConfigurationProperties(SimulatorProperties.class)
class SimulatorConfiguration {

    @Bean
    SimulatorSource simulatorSource(
            SimulatorProperties simulator,
            ScoringProperties scoring,
            ProducerProperties producer,
            Clock clock,
            Ticker ticker) {
        return new SimulatorSource(simulator, scoring, producer.rate(), clock, ticker);
    }
}
