package gg.leaderboard.standalone.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.embedded.EmbeddedRedis;
import gg.leaderboard.fixtures.StandingsContents;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.redis.DefinitionReader;
import gg.leaderboard.standings.redis.Keys;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisKeyCommands;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Direct access to Redis, without the services. */
final class StandingsRedis implements AutoCloseable {

    /** The content of Redis: keys, their dumped values, and their times to live. */
    record Snapshot(Map<byte[], byte[]> values, Map<byte[], Long> lives) {}

    private final LettuceConnectionFactory connections;

    StandingsRedis(EmbeddedRedis redis) {
        connections = new LettuceConnectionFactory(redis.host(), redis.port());
        connections.afterPropertiesSet();
        connections.start();
    }

    StandingsContents contents() {
        return StandingsContents.in(new StringRedisTemplate(connections));
    }

    /** The boards and rules by which these standings are folded. */
    Definitions definitions() {
        DefinitionReader reader = new DefinitionReader(new StringRedisTemplate(connections), new Keys(Shards.ONE));
        return reader.all().withStamp(reader.stamp());
    }

    long events() {
        Object events = new StringRedisTemplate(connections).opsForHash().get("standings:totals", "events");
        return events == null ? 0 : Long.parseLong(events.toString());
    }

    Snapshot snapshot() {
        Snapshot snapshot = new Snapshot(new HashMap<>(), new HashMap<>());
        try (RedisConnection connection = connections.getConnection()) {
            RedisKeyCommands keys = connection.keyCommands();
            for (byte[] key : Objects.requireNonNull(keys.keys("*".getBytes(UTF_8)))) {
                snapshot.values.put(key, Objects.requireNonNull(keys.dump(key)));
                snapshot.lives.put(key, Math.max(0, Objects.requireNonNull(keys.pTtl(key))));
            }
        }
        return snapshot;
    }

    // In one transaction, because a Redis that lost its newest writes also comes back with all its data at once.
    void restore(Snapshot snapshot) {
        try (RedisConnection connection = connections.getConnection()) {
            connection.multi();
            connection.serverCommands().flushDb();
            snapshot.values.forEach(
                    (key, value) -> connection.keyCommands().restore(key, snapshot.lives.getOrDefault(key, 0L), value));
            connection.exec();
        }
    }

    void empty() {
        connections.getConnection().serverCommands().flushAll();
    }

    @Override
    public void close() {
        connections.destroy();
    }
}
