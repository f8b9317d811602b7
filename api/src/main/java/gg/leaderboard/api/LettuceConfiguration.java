package gg.leaderboard.api;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.DataRedisProperties;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LettuceConfiguration {

    // Reconnects soon after Redis is available again. By default up to 30 seconds can pass between attempts.
    @Bean
    ClientResourcesBuilderCustomizer reconnectSoon() {
        return resources -> resources.reconnectDelay(
                Delay.exponential(Duration.ofMillis(20), Duration.ofMillis(500), 2, TimeUnit.MILLISECONDS));
    }

    // While Redis is unavailable, commands fail immediately instead of queueing until a timeout.
    @Bean
    LettuceClientOptionsBuilderCustomizer failFast(DataRedisProperties redis) {
        return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(sockets(Objects.requireNonNullElse(
                        redis.getConnectTimeout(), SocketOptions.DEFAULT_CONNECT_TIMEOUT_DURATION)));
    }

    // The subscription can be idle for a long time. Without keep-alive probes neither end detects a lost connection.
    private static SocketOptions sockets(Duration connectTimeout) {
        return SocketOptions.builder()
                .connectTimeout(connectTimeout)
                .keepAlive(KeepAliveOptions.builder()
                        .enable()
                        .idle(Duration.ofSeconds(10))
                        .interval(Duration.ofSeconds(3))
                        .count(3)
                        .build())
                .build();
    }
}
