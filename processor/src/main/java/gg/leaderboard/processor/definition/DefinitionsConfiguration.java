package gg.leaderboard.processor.definition;

import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.standings.Keys;
import gg.leaderboard.standings.apply.RedisDefinitions;
import gg.leaderboard.standings.definition.RedisCopy;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
class DefinitionsConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    RedisCopy redisCopy(StringRedisTemplate redis, Keys keys) {
        return new RedisCopy(redis, keys);
    }

    @Bean
    DefinitionLog definitionLog(KafkaAdmin settings, RedisCopy copy) {
        return new DefinitionLog(settings.getConfigurationProperties(), PATIENCE, copy);
    }

    @Bean
    RedisDefinitions redisDefinitions(RedisConnectionFactory redis, Keys keys) {
        return new RedisDefinitions(redis, keys);
    }
}
