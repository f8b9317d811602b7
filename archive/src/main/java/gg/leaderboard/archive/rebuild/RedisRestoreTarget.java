package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.ProgressReader;
import gg.leaderboard.standings.redis.RedisStandings;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** The standings in Redis. */
@Component
class RedisRestoreTarget implements RestoreTarget {

    private final ArchivedLog log;
    private final StandingsProperties properties;
    private final RedisStandings redis;
    private final ProgressReader progress;

    RedisRestoreTarget(ArchivedLog log, StandingsProperties properties, StringRedisTemplate template) {
        RedisConnectionFactory redis = template.getRequiredConnectionFactory();
        Keys keys = Keys.live(redis, properties);
        this.progress = new ProgressReader(template, keys);
        this.log = log;
        this.properties = properties;
        this.redis = new RedisStandings(redis, keys, properties.dedup());
    }

    @Override
    public String name() {
        return "the standings";
    }

    @Override
    public void requireOneOf(Set<String> logs) {
        Set<String> held = progress.all().stream()
                .flatMap(shard -> shard.keySet().stream())
                .map(LogPartition::topicId)
                .collect(Collectors.toSet());
        if (!held.isEmpty() && Collections.disjoint(held, logs)) {
            throw new IllegalStateException("the standings in Redis were folded from topics " + held
                    + ", none of which this archive has folded. They belong to another installation and are not restored."
                    + " Correct spring.data.redis.host and port, or empty this Redis");
        }
    }

    @Override
    public long progress(LogPartition partition) {
        return replay(partition).progress();
    }

    @Override
    public Map<LogPartition, Long> reached() {
        Map<LogPartition, Long> reached = new HashMap<>();
        progress.all()
                .forEach(shard ->
                        shard.forEach((partition, last) -> reached.merge(partition, last.offset(), Math::max)));
        return reached;
    }

    @Override
    public PartitionReplay replay(LogPartition partition) {
        redis.check(properties);
        return PartitionReplay.toRedis(redis, properties, log, partition);
    }
}
