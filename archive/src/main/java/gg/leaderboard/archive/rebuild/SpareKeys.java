package gg.leaderboard.archive.rebuild;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.redis.GenerationPointer;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.Script;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;

/** The standings whose keys have another generation in their names; with several shards, also in a Redis Cluster. */
final class SpareKeys implements SpareStandings {

    private static final Script SWITCH = Script.of(SpareKeys.class, "notify.lua", "switch.lua");

    private final RedisConnectionFactory redis;
    private final Keys live;
    private final GenerationPointer other;
    private final StandingsDatabase standings;

    /** @param live the keys of the live standings */
    SpareKeys(RedisConnectionFactory redis, Keys live, StandingsProperties properties) {
        Keys keys = Keys.other(redis, live.shards());
        this.redis = redis;
        this.live = live;
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
        replace(Generations.NONE);
    }

    // A number is never used twice, so there are no keys of this generation, unless Redis has lost the field.
    @Override
    public void begin(GenerationStamp stamp) {
        replace(stamp.generation());
        standings.begin(stamp);
    }

    private void replace(long to) {
        if (!other.replace(other.generation(), to)) {
            throw new TransientDataAccessResourceException(
                    "Another archive has changed which generation of the standings is built");
        }
    }

    // The number in the names of the live keys is replaced, also if their standings are of another generation.
    @Override
    public boolean exchange(long from, long to, List<byte[]> notices) {
        List<byte[]> call = new ArrayList<>();
        call.add(utf8(Keys.GENERATIONS));
        call.add(utf8(String.valueOf(live.current().generation())));
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
