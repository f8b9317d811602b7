package gg.leaderboard.api.board;

import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.DefinitionWriter;
import gg.leaderboard.log.RegionProperties;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
class BoardConfiguration {

    private static final Duration READ_PATIENCE = Duration.ofSeconds(1);

    // The caller gets a response after at most two seconds.
    private static final Duration WRITE_PATIENCE = Duration.ofMillis(1500);

    @Bean
    DefinitionLog definitionLog(KafkaAdmin kafka, BestEffortDefinitionCopy copy, RegionProperties region) {
        return new DefinitionLog(kafka.getConfigurationProperties(), READ_PATIENCE, copy, region);
    }

    @Bean
    DefinitionWriter definitionWriter(KafkaAdmin kafka, DefinitionLog log, LimitProperties limits) {
        return new DefinitionWriter(kafka.getConfigurationProperties(), log, WRITE_PATIENCE, limits.boards());
    }
}
