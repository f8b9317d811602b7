package gg.leaderboard.api;

import gg.leaderboard.standings.redis.RedisFailoverConfiguration;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.data.redis.autoconfigure.DataRedisProperties;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(RedisFailoverConfiguration.class)
class LettuceConfiguration {

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
