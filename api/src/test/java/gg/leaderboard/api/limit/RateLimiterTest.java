package gg.leaderboard.api.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.standings.definition.Rate;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.testing.Servers;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

class RateLimiterTest {

    private static final Rate TEN = Rate.of("10/1h");

    private final LettuceConnectionFactory redis =
            connect(Servers.redis().host(), Servers.redis().port());
    private final SharedBuckets shared = new SharedBuckets(redis);
    private final String key = "reads:" + UUID.randomUUID();

    @AfterEach
    void close() {
        shared.close();
        redis.destroy();
    }

    private static LettuceConnectionFactory connect(String host, int port) {
        LettuceConnectionFactory redis = new LettuceConnectionFactory(
                new RedisStandaloneConfiguration(host, port),
                LettuceClientConfiguration.builder()
                        .commandTimeout(Duration.ofSeconds(1))
                        .shutdownTimeout(Duration.ZERO)
                        .build());
        redis.afterPropertiesSet();
        redis.start();
        return redis;
    }

    @Test
    void calls_above_the_limit_are_refused_until_one_is_due() {
        RateLimiter limiter = new RateLimiter(shared, 100);

        assertThat(IntStream.range(0, 10).mapToObj(i -> limiter.take(key, TEN)))
                .allMatch(RateDecision::allowed)
                .extracting(RateDecision::remaining)
                .startsWith(9L)
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        RateDecision refused = limiter.take(key, TEN);

        assertThat(refused.allowed()).isFalse();
        assertThat(refused.remaining()).isZero();
        assertThat(refused.retrySeconds()).isBetween(300L, 360L);
        assertThat(refused.resetSeconds()).isEqualTo(3600);
        assertThat(limiter.take(key + "-other", TEN).allowed()).isTrue();
    }

    @Test
    void two_processes_share_one_limit_and_redis_discards_it() {
        // The first replies can be slow.
        await().until(() -> shared.take(key + "-other", TEN, 1)
                .handle((remaining, failure) -> failure == null)
                .join());
        RateLimiter one = new RateLimiter(shared, 100);
        for (int i = 0; i < 7; i++) {
            one.take(key, TEN);
        }
        await().until(() -> sharedCalls() == 3);

        try (SharedBuckets ofOther = new SharedBuckets(redis)) {
            RateLimiter other = new RateLimiter(ofOther, 100);
            // The first call here is judged without Redis, and the reply to its report follows.
            other.take(key, TEN);
            await().until(() -> sharedCalls() == 2);
            await().until(() -> !other.take(key, TEN).allowed());
            assertThat(sharedCalls()).isZero();
        }

        Long ttl = new StringRedisTemplate(redis).getExpire(Keys.RATES + TEN + ":" + key);
        assertThat(ttl).isBetween(1L, Duration.ofHours(2).toSeconds());
        // The first process learns it with its next call.
        await().until(() -> !one.take(key, TEN).allowed());
    }

    // The calls that remain in Redis.
    private long sharedCalls() {
        try (RedisClient client = RedisClient.create(
                RedisURI.create(Servers.redis().host(), Servers.redis().port()))) {
            return Bucket4jLettuce.casBasedBuilder(client)
                    .build()
                    .getProxy(
                            (Keys.RATES + TEN + ":" + key).getBytes(StandardCharsets.UTF_8),
                            () -> BucketConfiguration.builder()
                                    .addLimit(Buckets.limit(TEN))
                                    .build())
                    .getAvailableTokens();
        }
    }

    @Test
    void a_changed_limit_applies_at_once() {
        RateLimiter limiter = new RateLimiter(shared, 100);
        limiter.take(key, TEN);

        assertThat(limiter.take(key, Rate.of("3/1m")).remaining()).isEqualTo(2);
    }

    @Test
    void without_redis_each_process_applies_the_limit_alone() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        LettuceConnectionFactory away = connect("127.0.0.1", closed);
        try (SharedBuckets unavailable = new SharedBuckets(away)) {
            appliesTheLimitAlone(unavailable);
        } finally {
            away.destroy();
        }
    }

    @Test
    void a_redis_that_does_not_answer_delays_no_call() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            LettuceConnectionFactory frozen = connect("127.0.0.1", silent.getLocalPort());
            try (SharedBuckets unavailable = new SharedBuckets(frozen)) {
                long start = System.nanoTime();
                appliesTheLimitAlone(unavailable);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
            } finally {
                frozen.destroy();
            }
        }
    }

    private void appliesTheLimitAlone(SharedBuckets unavailable) {
        RateLimiter limiter = new RateLimiter(unavailable, 100);
        long allowed = IntStream.range(0, 100)
                .filter(i -> limiter.take(key, TEN).allowed())
                .count();

        assertThat(allowed).isEqualTo(10);
    }

    @Test
    void the_number_of_counted_clients_is_bounded() {
        RateLimiter limiter = new RateLimiter(shared, 100);
        for (int i = 0; i < 1000; i++) {
            limiter.take(key + i, TEN);
        }

        assertThat(limiter.size()).isBetween(50, 100);
        assertThat(Objects.requireNonNull(limiter.take(key + 999, TEN)).remaining())
                .isEqualTo(8);
    }
}
