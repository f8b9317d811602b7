package gg.leaderboard.standings.redis;

import gg.leaderboard.standings.StandingsProperties;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** Checks that the reader's settings match the layout of the standings. Safe for many threads. */
public final class LayoutCheck {

    private final RedisConnectionFactory redis;
    private final RedisLayout layout;

    /** @param properties the settings of the reader */
    public LayoutCheck(RedisConnectionFactory redis, StandingsProperties properties) {
        this.redis = redis;
        this.layout = RedisLayout.of(properties);
    }

    /**
     * Returns if the layout in Redis matches the reader's settings, or if Redis has no layout yet. Writes nothing.
     *
     * @throws gg.leaderboard.standings.redis.IncompatibleRedisException naming the setting that differs: the reader
     *     would find no data
     */
    public void check() {
        try (RedisConnection connection = redis.getConnection()) {
            layout.checkToRead(connection);
        }
    }
}
