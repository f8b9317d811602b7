package gg.leaderboard.standings.apply;

import gg.leaderboard.standings.Keys;
import gg.leaderboard.standings.StandingsProperties;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.data.redis.connection.RedisConnection;

/** The settings by which things are found again. With others, counted events would look new. */
record Layout(Map<String, String> settings) {

    private static final String VERSION_FIELD = "version";
    private static final String VERSION = "2";

    static Layout of(StandingsProperties properties) {
        return new Layout(Map.of(
                "standings.shards", String.valueOf(properties.shards()),
                "standings.dedup.horizon", properties.dedup().horizon().toString(),
                "standings.dedup.buckets", String.valueOf(properties.dedup().buckets())));
    }

    void check(RedisConnection redis) {
        checkVersion(redis);
        settings.forEach((setting, value) -> check(redis, setting, value));
    }

    // What was written before players could be found on all boards would not be found there.
    private static void checkVersion(RedisConnection redis) {
        byte[] key = utf8(Keys.LAYOUT);
        boolean older = Boolean.TRUE.equals(redis.keyCommands().exists(key))
                && !Boolean.TRUE.equals(redis.hashCommands().hExists(key, utf8(VERSION_FIELD)));
        if (older) {
            throw new UnfitRedisException(
                    "the standings in Redis were written by an earlier release; empty Redis, and they"
                            + " are counted again from the log");
        }
        check(redis, VERSION_FIELD, VERSION);
    }

    private static void check(RedisConnection redis, String setting, String value) {
        byte[] key = utf8(Keys.LAYOUT);
        redis.hashCommands().hSetNX(key, utf8(setting), utf8(value));
        byte[] kept = redis.hashCommands().hGet(key, utf8(setting));
        if (kept != null && !new String(kept, StandardCharsets.UTF_8).equals(value)) {
            throw new UnfitRedisException("the standings in Redis were written with " + setting + "="
                    + new String(kept, StandardCharsets.UTF_8) + ", not " + value
                    + "; set it back, or have them rebuilt");
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
