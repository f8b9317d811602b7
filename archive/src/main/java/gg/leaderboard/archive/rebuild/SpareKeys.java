package gg.leaderboard.archive.rebuild;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.redis.GenerationPointer;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.Script;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;

/** The standings whose keys have another generation in their names; with several shards, also in a Redis Cluster. */
final class SpareKeys implements SpareStandings {

    private static final Script SWITCH = Script.of(SpareKeys.class, "notify.lua", "switch.lua");

    private final RedisConnectionFactory redis;
    private final GenerationPointer other;
    private final StandingsDatabase standings;

    SpareKeys(RedisConnectionFactory redis, StandingsProperties properties) {
        Keys keys = Keys.other(redis, new Shards(properties.shards()));
        this.redis = redis;
        this.other = keys.pointer().orElseThrow();
        this.standings = new StandingsDatabase(redis, keys, properties);
    }

    @Override
    public StandingsDatabase standings() {
        return standings;
    }

    @Override
    public String place() {
        return "other keys of Redis";
    }

    @Override
    public boolean isForeign() {
        return false;
    }

    // UnusedGenerations deletes the keys, when no process can read them any more.
    @Override
    public void clear() {
        other.replace(other.generation(), Generations.NONE);
    }

    // A number is never used twice, so there are no keys of this generation, unless Redis has lost the field.
    @Override
    public void begin(GenerationStamp stamp) {
        other.replace(other.generation(), stamp.generation());
        standings.begin(stamp);
    }

    @Override
    public boolean exchange(long from, long to, List<byte[]> notices) {
        List<byte[]> call = new ArrayList<>();
        call.add(utf8(Keys.GENERATIONS));
        call.add(utf8(String.valueOf(from)));
        call.add(utf8(String.valueOf(to)));
        call.addAll(notices);
        try (RedisConnection connection = redis.getConnection()) {
            Long done = SWITCH.run(connection, ReturnType.INTEGER, 1, call.toArray(byte[][]::new));
            return done != null && done == 1;
        }
    }

    @Override
    public void close() {
        // The connections belong to the live standings.
    }
}
