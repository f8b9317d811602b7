package gg.leaderboard.api.live;

import gg.leaderboard.api.progress.Progress;
import gg.leaderboard.standings.Keys;
import gg.leaderboard.standings.notice.ChangeNotice;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.SubscriptionListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Listens for change notices. Tries until Redis is there for the first time; from then on the client library
 * subscribes again by itself after every reconnect, and tells.
 */
@Component
class ChangeSubscription implements MessageListener, SubscriptionListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeSubscription.class);
    private static final byte[] CHANNEL = Keys.CHANGES_CHANNEL.getBytes(StandardCharsets.UTF_8);

    private final RedisConnectionFactory redis;
    private final Progress progress;
    private final Views views;
    private @Nullable RedisConnection connection;

    ChangeSubscription(RedisConnectionFactory redis, Progress progress, Views views) {
        this.redis = redis;
        this.progress = progress;
        this.views = views;
    }

    /** Subscribes unless that has been done. Asked again and again, for Redis may be away. */
    synchronized void subscribe() {
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
            candidate.subscribe(this, CHANNEL);
            return candidate;
        } catch (DataAccessException e) {
            candidate.close();
            throw e;
        }
    }

    @Override
    public void onMessage(Message message, byte @Nullable [] pattern) {
        try {
            ChangeNotice notice = ChangeNotice.read(message.getBody());
            // First of all: what is read from here on has folded at least this.
            progress.changed(notice);
            if (notice.anyBoard()) {
                views.allChanged();
            } else {
                views.changed(notice.boards());
            }
        } catch (JacksonException e) {
            // A notice is only a hint; one that says nothing may mean anything.
            views.allChanged();
        }
    }

    /** Now, or again: what was published in between is lost. */
    @Override
    public void onChannelSubscribed(byte[] channel, long count) {
        views.allChanged();
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            connection.close();
        }
    }
}
