package gg.leaderboard.archive.restore;

import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.standings.Keys;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.apply.PartitionWriter;
import gg.leaderboard.standings.apply.RedisStandings;
import gg.leaderboard.standings.fold.Fold;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.stereotype.Component;

/** Makes what writes the archived log to the standings in Redis. */
@Component
class StandingsWriters {

    // As the processor's: some three hundred changes block Redis for about a millisecond.
    private static final int MAX_CHANGES_PER_CALL = 300;

    private final ArchivedLog log;
    private final StandingsProperties properties;
    private final Keys keys;
    private final RedisStandings redis;

    StandingsWriters(ArchivedLog log, StandingsProperties properties, RedisConnectionFactory redis) {
        this.log = log;
        this.properties = properties;
        this.keys = properties.keys();
        this.redis = new RedisStandings(redis, keys, properties.dedup());
    }

    /** With the progress that the standings have now. */
    CatchUp catchUp(LogPartition partition) {
        redis.check(properties);
        Fold fold = new Fold(keys, properties, MAX_CHANGES_PER_CALL);
        return new CatchUp(log, partition, new PartitionWriter(partition, keys.shards(), fold, redis));
    }
}
