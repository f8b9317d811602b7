package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.ProgressReader;
import gg.leaderboard.standings.redis.ProgressReader.LastRecord;
import gg.leaderboard.standings.redis.RedisDefinitions;
import gg.leaderboard.standings.redis.RedisStandings;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** One of the two Redis databases with standings. Writes here send no notifications. */
final class StandingsDatabase {

    private final int number;
    private final RedisConnectionFactory redis;
    private final StandingsProperties properties;
    private final RedisStandings standings;
    private final RedisDefinitions definitions;
    private final ProgressReader progress;

    StandingsDatabase(int number, RedisConnectionFactory redis, StandingsProperties properties) {
        this.number = number;
        this.redis = redis;
        this.properties = properties;
        Keys keys = Keys.of(properties);
        this.standings = RedisStandings.withoutNotifications(redis, keys, properties.dedup());
        this.definitions = RedisDefinitions.withoutNotifications(redis, keys);
        this.progress = new ProgressReader(new StringRedisTemplate(redis), keys);
    }

    int number() {
        return number;
    }

    RedisConnectionFactory redis() {
        return redis;
    }

    RedisDefinitions definitions() {
        return definitions;
    }

    /**
     * The stamp of its standings.
     *
     * @throws gg.leaderboard.standings.redis.IncompatibleRedisException if shards have different stamps
     */
    GenerationStamp stamp() {
        return standings.stamp();
    }

    /** The generation of its {@link #stamp}. */
    long generation() {
        return stamp().generation();
    }

    /** The last record of each partition that all shards have. */
    Map<LogPartition, LastRecord> progress() {
        Map<LogPartition, LastRecord> all = new HashMap<>();
        progress.all()
                .forEach(shard -> shard.forEach((partition, folded) ->
                        all.merge(partition, folded, (a, b) -> a.offset() < b.offset() ? a : b)));
        return all;
    }

    /** Whether it contains keys of another application. */
    boolean isForeign() {
        try (RedisConnection connection = redis.getConnection()) {
            return Objects.requireNonNull(connection.serverCommands().dbSize()) > 0
                    && !Boolean.TRUE.equals(
                            connection.keyCommands().exists(Keys.LAYOUT.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /**
     * Deletes all keys.
     *
     * @throws IllegalStateException if it is foreign
     */
    void clear() {
        if (isForeign()) {
            throw new IllegalStateException("The database " + number + " of Redis contains foreign keys;"
                    + " select another one with leaderboard.archive.rebuild.database");
        }
        try (RedisConnection connection = redis.getConnection()) {
            connection.serverCommands().flushDb();
        }
    }

    /** Empties it and stamps it with this generation. */
    void begin(GenerationStamp stamp) {
        clear();
        standings.check(properties);
        standings.begin(stamp);
    }

    /** A replay of one partition of the archived log to it. */
    PartitionReplay replay(ArchivedLog log, LogPartition partition) {
        return PartitionReplay.toRedis(standings, properties, log, partition);
    }
}
