package gg.leaderboard.archive.store;

import gg.leaderboard.standings.fold.StandingsWriter;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.RedisStandings;
import gg.leaderboard.standings.window.Period;
import gg.leaderboard.testing.RedisAddress;
import gg.leaderboard.testing.Servers;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

class RedisStandingsWriterTest extends StandingsWriterContract {

    private static final Keys KEYS = Keys.of(PROPERTIES);

    private final LettuceConnectionFactory redis = connect();

    private static LettuceConnectionFactory connect() {
        RedisAddress address = Servers.redis();
        LettuceConnectionFactory redis = new LettuceConnectionFactory(address.host(), address.port());
        redis.afterPropertiesSet();
        redis.start();
        return redis;
    }

    @Override
    void stop() {
        redis.destroy();
    }

    @Override
    StandingsWriter empty() {
        try (RedisConnection connection = redis.getConnection()) {
            connection.serverCommands().flushDb();
        }
        return new RedisStandings(redis, KEYS, PROPERTIES.dedup());
    }

    @Override
    void expire() {
        // Redis has done so.
    }

    @Override
    long score() {
        Double score = new StringRedisTemplate(redis).opsForZSet().score(KEYS.board("global", Period.ALL_TIME), "p");
        return score == null ? 0 : score.longValue();
    }
}
