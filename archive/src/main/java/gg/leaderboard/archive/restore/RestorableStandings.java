package gg.leaderboard.archive.restore;

import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.ProgressReader;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.apply.RedisStandings;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** The standings in Redis. */
@Component
class RestorableStandings implements Restorable {

    private final ArchivedLog log;
    private final StandingsProperties properties;
    private final RedisStandings redis;
    private final ProgressReader progress;

    RestorableStandings(ArchivedLog log, StandingsProperties properties, StringRedisTemplate template) {
        RedisConnectionFactory redis = template.getRequiredConnectionFactory();
        this.progress = new ProgressReader(template, properties.keys());
        this.log = log;
        this.properties = properties;
        this.redis = new RedisStandings(redis, properties.keys(), properties.dedup());
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
                    + ", of which this archive knows none: they belong to another installation, and nothing is restored there."
                    + " Correct spring.data.redis.host and port, or empty this Redis");
        }
    }

    @Override
    public long progress(LogPartition partition) {
        return catchUp(partition).progress();
    }

    @Override
    public CatchUp catchUp(LogPartition partition) {
        redis.check(properties);
        return CatchUp.to(redis, properties, log, partition);
    }
}
