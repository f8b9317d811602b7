package gg.leaderboard.archive.restore;

import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.apply.RedisStandings;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.stereotype.Component;

/** The standings in Redis. */
@Component
class RestorableStandings implements Restorable {

    private final ArchivedLog log;
    private final StandingsProperties properties;
    private final RedisStandings redis;

    RestorableStandings(ArchivedLog log, StandingsProperties properties, RedisConnectionFactory redis) {
        this.log = log;
        this.properties = properties;
        this.redis = new RedisStandings(redis, properties.keys(), properties.dedup());
    }

    @Override
    public String name() {
        return "the standings";
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
