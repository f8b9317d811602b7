package gg.leaderboard.archive.restore;

import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.apply.RedisStandings;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.stereotype.Component;

/** Makes what writes the archived log to the standings in Redis. */
@Component
class StandingsWriters {

    private final ArchivedLog log;
    private final StandingsProperties properties;
    private final RedisStandings redis;

    StandingsWriters(ArchivedLog log, StandingsProperties properties, RedisConnectionFactory redis) {
        this.log = log;
        this.properties = properties;
        this.redis = new RedisStandings(redis, properties.keys(), properties.dedup());
    }

    /** With the progress that the standings have now. */
    CatchUp catchUp(LogPartition partition) {
        redis.check(properties);
        return CatchUp.to(redis, properties, log, partition);
    }
}
