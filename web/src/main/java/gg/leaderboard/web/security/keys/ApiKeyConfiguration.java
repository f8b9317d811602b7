package gg.leaderboard.web.security.keys;

import gg.leaderboard.log.RegionProperties;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** Checks API keys. For services that import it: not every service that serves HTTP has callers with keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BootstrapKeyProperties.class, RegionProperties.class})
public class ApiKeyConfiguration {

    @Bean
    ApiKeyTopic apiKeyTopic(KafkaAdmin kafka, RegionProperties region) {
        return new ApiKeyTopic(kafka.getConfigurationProperties(), region);
    }

    @Bean
    ApiKeys apiKeys(ApiKeyTopic topic, BootstrapKeyProperties properties) {
        // Timestamps in responses have millisecond precision.
        return new ApiKeys(topic, properties, Clock.tickMillis(ZoneOffset.UTC));
    }

    @Bean
    ApiKeyFollower apiKeyFollower(ApiKeys keys) {
        return new ApiKeyFollower(keys);
    }
}
