package gg.leaderboard.bench.drain;

import gg.leaderboard.bench.load.FilledBroker;
import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.redis.Keys;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Measures how fast processors drain a full log, each into an empty Redis. */
public final class DrainRate {

    private final FilledBroker filled;
    private final Keys keys;
    private final AtomicInteger runs = new AtomicInteger();

    public DrainRate(FilledBroker filled, StandingsProperties standings) {
        this.filled = filled;
        this.keys = Keys.of(standings);
    }

    /** Returns the records per second of a processor with these settings. */
    public double measure(List<String> settings) throws Exception {
        try (Redis redis = filled.bed().startRedis("redis-drain-" + runs.incrementAndGet())) {
            return new ProcessorRun(filled.bed(), filled.broker(), filled.log(), keys)
                    .drain(redis, settings)
                    .perSecond(filled.full().records());
        }
    }
}
