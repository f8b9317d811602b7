package gg.leaderboard.api;

import gg.leaderboard.api.legacy.LegacyResponse;
import gg.leaderboard.producer.OffendingProducer;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.redis.RedisStandings;
import org.springframework.beans.factory.annotation.Value;

/** Breaks the architecture rules of the api. */
public final class OffendingApi {

    @Value("${top}")
    public int top;

    public OffendingProducer write(RedisStandings standings, StandingsUpdate update, OffendingProducer producer) {
        standings.apply(update);
        return producer;
    }

    public LegacyResponse answer() {
        return new LegacyResponse("u1");
    }
}
