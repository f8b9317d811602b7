package gg.leaderboard.standings.redis;

import io.lettuce.core.ReadFrom;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.DataRedisProperties;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientConfigurationBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the client of Redis follow a failover soon. */
@Configuration(proxyBeanMethods = false)
public class RedisFailoverConfiguration {

    // By default up to 30 seconds can pass between attempts to reconnect.
    @Bean
    ClientResourcesBuilderCustomizer reconnectSoon() {
        return resources -> resources.reconnectDelay(
                Delay.exponential(Duration.ofMillis(20), Duration.ofMillis(500), 2, TimeUnit.MILLISECONDS));
    }

    // A frozen primary closes no connection. With this setting the client subscribes to Sentinel, and uses the new
    // primary.
    @Bean
    LettuceClientConfigurationBuilderCustomizer subscribeToSentinel(DataRedisProperties redis) {
        return client -> {
            if (redis.getSentinel() != null) {
                client.readFrom(ReadFrom.UPSTREAM);
            }
        };
    }
}
