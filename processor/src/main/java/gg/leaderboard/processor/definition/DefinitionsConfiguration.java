package gg.leaderboard.processor.definition;

import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.standings.Keys;
import gg.leaderboard.standings.apply.RedisDefinitions;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
class DefinitionsConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    DefinitionLog definitionLog(KafkaAdmin settings) {
        return new DefinitionLog(settings.getConfigurationProperties(), PATIENCE);
    }

    @Bean
    RedisDefinitions redisDefinitions(RedisConnectionFactory redis, Keys keys) {
        return new RedisDefinitions(redis, keys);
    }
}
