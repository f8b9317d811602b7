package gg.leaderboard.standings.redis;

import gg.leaderboard.standings.StandingsProperties;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** Makes sure that standings are read as they were written. Safe for many threads. */
public final class LayoutCheck {

    private final RedisConnectionFactory redis;
    private final RedisLayout layout;

    /** @param properties as the reader has them */
    public LayoutCheck(RedisConnectionFactory redis, StandingsProperties properties) {
        this.redis = redis;
        this.layout = RedisLayout.of(properties);
    }

    /**
     * Returns if what is in Redis is laid out as the reader's settings say, or if nothing was ever written there. Writes
     * nothing.
     *
     * @throws gg.leaderboard.standings.redis.IncompatibleRedisException naming the setting that differs: where a reader looks, there
     *     would be nothing
     */
    public void check() {
        try (RedisConnection connection = redis.getConnection()) {
            layout.checkToRead(connection);
        }
    }
}
