package gg.leaderboard.processor.crash;

import gg.leaderboard.fixtures.Contents;
import gg.leaderboard.testing.RedisAddress;
import gg.leaderboard.testing.Servers;
import java.util.List;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/** The Redis under test, with the power to make single shards forget their newest writes. */
final class RedisWorld implements AutoCloseable {

    // Database 1 holds the snapshot of the shards in database 0.
    private static final RedisScript<Long> REMEMBER = RedisScript.of("""
            redis.call('SELECT', 1)
            for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', key) end
            redis.call('SELECT', 0)
            for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('COPY', key, key, 'DB', 1) end
            return 0
            """, Long.class);

    private static final RedisScript<Long> FALL_BACK = RedisScript.of("""
            redis.call('SELECT', 0)
            for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', key) end
            redis.call('SELECT', 1)
            for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('COPY', key, key, 'DB', 0) end
            return 0
            """, Long.class);

    private final LettuceConnectionFactory connections;
    private final StringRedisTemplate redis;

    RedisWorld() {
        RedisAddress address = Servers.redis();
        connections = new LettuceConnectionFactory(address.host(), address.port());
        connections.afterPropertiesSet();
        connections.start();
        redis = new StringRedisTemplate(connections);
    }

    LettuceConnectionFactory connections() {
        return connections;
    }

    void empty() {
        try (var connection = connections.getConnection()) {
            connection.serverCommands().flushAll();
        }
    }

    /** Keeps the shard as it is now, for {@link #fallBack}. */
    void remember(int shard, int shards) {
        redis.execute(REMEMBER, List.of(), pattern(shard, shards));
    }

    /** The shard is again as it was when it was last remembered: empty if it never was. */
    void fallBack(int shard, int shards) {
        redis.execute(FALL_BACK, List.of(), pattern(shard, shards));
    }

    private static String pattern(int shard, int shards) {
        return shards == 1 ? "*" : "{s%02d}:*".formatted(shard);
    }

    Contents contents() {
        return Contents.in(redis);
    }

    @Override
    public void close() {
        connections.destroy();
    }
}
