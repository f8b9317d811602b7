package gg.leaderboard.archive;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.embedded.Ports;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

@ExtendWith(OutputCaptureExtension.class)
class RedisMemoryMetricsTest {

    @Test
    void a_redis_that_cannot_be_measured_is_reported_once_with_the_commands_to_allow(CapturedOutput output) {
        LettuceConnectionFactory redis =
                new LettuceConnectionFactory(new RedisStandaloneConfiguration("localhost", Ports.claim("test", 0)));
        redis.afterPropertiesSet();
        redis.start();
        try (RedisMemoryMetrics metrics = new RedisMemoryMetrics(redis, new SimpleMeterRegistry())) {
            metrics.read();
            metrics.read();
        } finally {
            redis.destroy();
        }

        assertThat(output.getAll().split("The memory of Redis cannot be measured"))
                .hasSize(2);
        assertThat(output).contains("memory|usage");
    }
}
