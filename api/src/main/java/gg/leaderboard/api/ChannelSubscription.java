package gg.leaderboard.api;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.SubscriptionListener;

/**
 * Subscribes to a Redis channel. {@link #subscribe} is called until Redis accepts the first subscription. After that
 * the client library subscribes again after every reconnect and calls {@code subscribed}. Callbacks run on the thread
 * that reads from Redis, so they must not wait for Redis.
 */
public final class ChannelSubscription implements MessageListener, SubscriptionListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelSubscription.class);

    private final RedisConnectionFactory redis;
    private final byte[] channel;
    private final Consumer<byte[]> message;
    private final Runnable subscribed;
    private @Nullable RedisConnection connection;

    /** @param subscribed called after each subscription; messages published before it may be lost */
    public ChannelSubscription(
            RedisConnectionFactory redis, String channel, Consumer<byte[]> message, Runnable subscribed) {
        this.redis = redis;
        this.channel = channel.getBytes(StandardCharsets.UTF_8);
        this.message = message;
        this.subscribed = subscribed;
    }

    /** Subscribes unless already subscribed. Call it periodically, because Redis may be unavailable. */
    public synchronized void subscribe() {
        if (connection != null) {
            return;
        }
        try {
            connection = subscribe(redis.getConnection());
        } catch (DataAccessException e) {
            LOG.debug("Not subscribed yet", e);
        }
    }

    private RedisConnection subscribe(RedisConnection candidate) {
        try {
            candidate.subscribe(this, channel);
            return candidate;
        } catch (DataAccessException e) {
            candidate.close();
            throw e;
        }
    }

    @Override
    public void onMessage(Message received, byte @Nullable [] pattern) {
        message.accept(received.getBody());
    }

    @Override
    public void onChannelSubscribed(byte[] name, long count) {
        subscribed.run();
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            connection.close();
        }
    }
}
