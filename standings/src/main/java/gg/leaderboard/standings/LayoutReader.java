package gg.leaderboard.standings;

import gg.leaderboard.standings.apply.Layout;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** Makes sure that standings are read as they were written. Safe for many threads. */
public final class LayoutReader {

    private final RedisConnectionFactory redis;
    private final Layout layout;

    /** @param properties as the reader has them */
    public LayoutReader(RedisConnectionFactory redis, StandingsProperties properties) {
        this.redis = redis;
        this.layout = Layout.of(properties);
    }

    /**
     * Returns if what is in Redis is laid out as the reader's settings say, or if nothing was ever written there. Writes
     * nothing.
     *
     * @throws gg.leaderboard.standings.apply.UnfitRedisException naming the setting that differs: where a reader looks, there
     *     would be nothing
     */
    public void check() {
        try (RedisConnection connection = redis.getConnection()) {
            layout.checkToRead(connection);
        }
    }
}
