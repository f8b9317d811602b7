package gg.leaderboard.standings.redis;

import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Sends commands one after the other in one round trip. They use the connection that all threads share. A pipeline of Spring would open a separate connection.
 */
public final class CommandPipeline {

    private CommandPipeline() {}

    /** Sends a command without waiting for the reply. */
    @FunctionalInterface
    public interface Command<T> {

        RedisFuture<T> send(RedisClusterAsyncCommands<byte[], byte[]> redis);
    }

    /**
     * Sends all commands in order.
     *
     * @return the reply to each command
     * @throws org.springframework.dao.DataAccessException for the first command that fails, as if it were sent alone;
     *     the others may have been executed
     */
    public static <T> List<@Nullable T> execute(RedisConnectionFactory redis, List<? extends Command<T>> commands) {
        List<RedisFuture<T>> sent = new ArrayList<>();
        try (RedisConnection connection = redis.getConnection()) {
            RedisClusterAsyncCommands<byte[], byte[]> shared = shared(connection);
            commands.forEach(command -> sent.add(command.send(shared)));
            List<@Nullable T> answers = new ArrayList<>();
            for (RedisFuture<T> one : sent) {
                answers.add(LettuceFutures.awaitOrCancel(one, timeout(redis), TimeUnit.MILLISECONDS));
            }
            return answers;
        } catch (RuntimeException e) {
            // Commands that still wait for a connection are cancelled.
            sent.forEach(one -> one.cancel(true));
            throw Objects.requireNonNullElse(redis.translateExceptionIfPossible(e), e);
        }
    }

    @SuppressWarnings("unchecked")
    private static RedisClusterAsyncCommands<byte[], byte[]> shared(RedisConnection connection) {
        return (RedisClusterAsyncCommands<byte[], byte[]>) connection.getNativeConnection();
    }

    private static long timeout(RedisConnectionFactory redis) {
        return ((LettuceConnectionFactory) redis).getTimeout();
    }
}
