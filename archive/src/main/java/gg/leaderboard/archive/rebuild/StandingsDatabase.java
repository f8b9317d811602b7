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
import java.util.HashMap;
import java.util.Map;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The live or the spare standings in Redis. Writes here send no notifications. */
final class StandingsDatabase {

    private final RedisConnectionFactory redis;
    private final Keys keys;
    private final StandingsProperties properties;
    private final RedisStandings standings;
    private final RedisDefinitions definitions;
    private final ProgressReader progress;

    StandingsDatabase(RedisConnectionFactory redis, Keys keys, StandingsProperties properties) {
        this.redis = redis;
        this.keys = keys;
        this.properties = properties;
        this.standings = RedisStandings.withoutNotifications(redis, keys, properties.dedup());
        this.definitions = RedisDefinitions.withoutNotifications(redis, keys);
        this.progress = new ProgressReader(new StringRedisTemplate(redis), keys);
    }

    RedisConnectionFactory redis() {
        return redis;
    }

    /** Its keys at this moment. */
    Keys keys() {
        return keys.current();
    }

    /** The keys that it has if it is of this generation. */
    Keys keys(long generation) {
        return keys.of(generation);
    }

    /** Follows a switch of another archive now. */
    void refresh() {
        keys.refresh();
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

    /** Makes empty standings those of this generation. */
    void begin(GenerationStamp stamp) {
        standings.check(properties);
        standings.begin(stamp);
    }

    /** A replay of one partition of the archived log to it. */
    PartitionReplay replay(ArchivedLog log, LogPartition partition) {
        return PartitionReplay.toRedis(standings, properties, log, partition);
    }
}
