package gg.leaderboard.api.limit;

import gg.leaderboard.standings.definition.Rate;
import gg.leaderboard.standings.redis.Keys;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.cluster.api.async.RedisAdvancedClusterAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.stereotype.Component;

/**
 * The buckets in Redis that all processes share. No call waits for them. After a failure or a slow reply they are not used
 * for a second.
 */
@Component
final class SharedBuckets implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SharedBuckets.class);
    private static final Duration PATIENCE = Duration.ofMillis(50);
    private static final Duration SEND_DELAY = Duration.ofMillis(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration KEPT_WHEN_FULL = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 256;

    private final RedisConnectionFactory redis;
    private final Semaphore inProgress = new Semaphore(MOST_AT_ONCE);

    // Calls are sent together, because each separate one would wake the threads of Lettuce and Redis.
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isFlushScheduled = new AtomicBoolean();

    // Connecting may block.
    private final ExecutorService connecting = Executors.newSingleThreadExecutor();
    private final Executor soon =
            CompletableFuture.delayedExecutor(SEND_DELAY.toMillis(), TimeUnit.MILLISECONDS, connecting);
    private volatile @Nullable CompletableFuture<AsyncProxyManager<byte[]>> buckets;
    private volatile long pausedUntil = System.nanoTime();

    SharedBuckets(RedisConnectionFactory redis) {
        this.redis = redis;
    }

    /** Whether Redis failed or was slow a moment ago. */
    boolean isPaused() {
        return System.nanoTime() - pausedUntil < 0;
    }

    /**
     * Takes {@code count} calls from a bucket, even if it has fewer, and completes with the number that remain, which may be
     * negative. Completes exceptionally if Redis is unavailable or slow.
     */
    CompletableFuture<Long> take(String key, Rate rate, long count) {
        if (isPaused() || !inProgress.tryAcquire()) {
            return CompletableFuture.failedFuture(new IllegalStateException("Redis is unavailable or slow"));
        }
        CompletableFuture<Long> remaining =
                new CompletableFuture<Long>().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Long> answer = remaining.whenComplete((calls, failure) -> {
            inProgress.release();
            if (failure != null) {
                pause(failure);
            }
        });
        waiting.add(() -> send(key, rate, count, remaining));
        if (isFlushScheduled.compareAndSet(false, true)) {
            soon.execute(this::flush);
        }
        return answer;
    }

    private void flush() {
        isFlushScheduled.set(false);
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    // Connecting may have taken so long that the caller no longer waits. Its calls are then never reported.
    private void send(String key, Rate rate, long count, CompletableFuture<Long> remaining) {
        if (remaining.isDone()) {
            return;
        }
        byte[] name = (Keys.RATES + rate + ":" + key).getBytes(StandardCharsets.UTF_8);
        var unused = buckets()
                .thenCompose(all -> all.getProxy(name, () -> CompletableFuture.completedFuture(configuration(rate)))
                        .asVerbose()
                        .consumeIgnoringRateLimits(count))
                .whenComplete((taken, failure) -> {
                    if (failure == null) {
                        remaining.complete(taken.getDiagnostics().getAvailableTokens());
                    } else {
                        remaining.completeExceptionally(failure);
                    }
                });
    }

    private static BucketConfiguration configuration(Rate rate) {
        return BucketConfiguration.builder().addLimit(Buckets.limit(rate)).build();
    }

    private void pause(Throwable failure) {
        LOG.debug("Each process counts calls alone now, because Redis failed or was slow", failure);
        pausedUntil = System.nanoTime() + PAUSE.toNanos();
        buckets = null;
    }

    private CompletableFuture<AsyncProxyManager<byte[]>> buckets() {
        CompletableFuture<AsyncProxyManager<byte[]>> known = buckets;
        if (known == null) {
            known = CompletableFuture.supplyAsync(this::connect, connecting);
            buckets = known;
        }
        return known;
    }

    // The connection that all threads share. Lettuce connects it again.
    @SuppressWarnings("unchecked")
    private AsyncProxyManager<byte[]> connect() {
        try (RedisConnection connection = redis.getConnection()) {
            Object commands = Objects.requireNonNull(connection.getNativeConnection());
            var builder = commands instanceof RedisAdvancedClusterAsyncCommands<?, ?> cluster
                    ? Bucket4jLettuce.casBasedBuilder((RedisAdvancedClusterAsyncCommands<byte[], byte[]>) cluster)
                    : Bucket4jLettuce.casBasedBuilder((RedisAsyncCommands<byte[], byte[]>) commands);
            return builder.expirationAfterWrite(
                            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL))
                    .build()
                    .asAsync();
        }
    }

    @Override
    public void close() {
        // The last requests are judged without Redis.
        pausedUntil = System.nanoTime() + Duration.ofDays(1).toNanos();
        connecting.shutdownNow();
    }
}
