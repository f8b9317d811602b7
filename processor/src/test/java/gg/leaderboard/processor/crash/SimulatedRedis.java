package gg.leaderboard.processor.crash;

import gg.leaderboard.fixtures.StandingsContents;
import gg.leaderboard.testing.RedisAddress;
import gg.leaderboard.testing.Servers;
import java.util.List;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * The Redis under test, which can drop the latest writes of single shards. It uses two databases of the Redis
 * that tests share: one for the shards, one for their saved copies.
 */
final class SimulatedRedis implements AutoCloseable {

    private static final RedisScript<Long> REPLACE = RedisScript.of("""
            local pattern, from, to = ARGV[1], ARGV[2], ARGV[3]
            redis.call('SELECT', to)
            for _, key in ipairs(redis.call('KEYS', pattern)) do redis.call('DEL', key) end
            redis.call('SELECT', from)
            for _, key in ipairs(redis.call('KEYS', pattern)) do redis.call('COPY', key, key, 'DB', to) end
            return 0
            """, Long.class);

    private final int live;
    private final int remembered;
    private final LettuceConnectionFactory connections;
    private final StringRedisTemplate redis;

    /** @param number the number of the simulation, from 0 to 7 */
    SimulatedRedis(int number) {
        live = 2 * number;
        remembered = live + 1;
        RedisAddress address = Servers.redis();
        RedisStandaloneConfiguration server = new RedisStandaloneConfiguration(address.host(), address.port());
        server.setDatabase(live);
        connections = new LettuceConnectionFactory(server);
        connections.afterPropertiesSet();
        connections.start();
        redis = new StringRedisTemplate(connections);
    }

    LettuceConnectionFactory connections() {
        return connections;
    }

    /** Deletes all data and all saved copies. */
    void empty() {
        try (var connection = connections.getConnection()) {
            connection.serverCommands().flushDb();
        }
        // The copy replaces the saved copies with the empty database.
        copy("*", live, remembered);
    }

    /** Saves a copy of the shard for {@link #fallBack}. */
    void remember(int shard, int shards) {
        copy(pattern(shard, shards), live, remembered);
    }

    /** Restores the last saved copy of the shard; empties the shard if there is none. */
    void fallBack(int shard, int shards) {
        copy(pattern(shard, shards), remembered, live);
    }

    private void copy(String pattern, int from, int to) {
        redis.execute(REPLACE, List.of(), pattern, String.valueOf(from), String.valueOf(to));
    }

    private static String pattern(int shard, int shards) {
        return shards == 1 ? "*" : "{s%02d}:*".formatted(shard);
    }

    StandingsContents contents() {
        return StandingsContents.in(redis);
    }

    @Override
    public void close() {
        connections.destroy();
    }
}
