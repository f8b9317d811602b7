package gg.leaderboard.processor;

import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.RedisDefinitionCopy;
import gg.leaderboard.standings.redis.RedisDefinitions;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
class DefinitionsConfiguration {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Bean
    RedisDefinitionCopy redisCopy(StringRedisTemplate redis, Keys keys) {
        return new RedisDefinitionCopy(redis, keys);
    }

    @Bean
    DefinitionLog definitionLog(KafkaAdmin settings, RedisDefinitionCopy copy) {
        return new DefinitionLog(settings.getConfigurationProperties(), TIMEOUT, copy);
    }

    @Bean
    RedisDefinitions redisDefinitions(RedisConnectionFactory redis, Keys keys) {
        return new RedisDefinitions(redis, keys);
    }
}
