package gg.leaderboard.standings.redis;

import gg.leaderboard.standings.StandingsProperties;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.ReturnType;

/**
 * The settings by which things are found again. With others, counted events would look new.
 *
 * @param settings the version first
 */
public record RedisLayout(LinkedHashMap<String, String> settings) {

    private static final Script KEEP = Script.of(RedisLayout.class, Script.READS, "layout.lua");
    private static final String VERSION = "3";

    // Of releases that know no versions of the fold. It is laid out as ours is; by what it was folded, its settings
    // say. Those
    // releases refuse ours, which they would go on counting in their way.
    private static final String BEFORE_SETTINGS = "2";

    /** By the settings of a writer or reader. */
    public static RedisLayout of(StandingsProperties properties) {
        LinkedHashMap<String, String> settings = new LinkedHashMap<>();
        // What was written before players could be found on all boards would not be found there.
        settings.put("version", VERSION);
        settings.put("standings.shards", String.valueOf(properties.shards()));
        settings.put("standings.dedup.horizon", properties.dedup().horizon().toString());
        settings.put(
                "standings.dedup.buckets", String.valueOf(properties.dedup().buckets()));
        return new RedisLayout(settings);
    }

    void check(RedisConnection redis) {
        byte[][] keyAndArguments = Stream.concat(
                        Stream.of(Keys.LAYOUT),
                        settings.entrySet().stream().flatMap(each -> Stream.of(each.getKey(), each.getValue())))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        List<byte[]> kept = Objects.requireNonNull(KEEP.run(redis, ReturnType.MULTI, 1, keyAndArguments));
        if (kept.isEmpty()) {
            throw ofAnEarlierRelease();
        }
        int i = 0;
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            check(setting.getKey(), setting.getValue(), new String(kept.get(i++), StandardCharsets.UTF_8));
        }
    }

    /** As {@link #check}, without keeping the layout where there is none. */
    public void checkToRead(RedisConnection redis) {
        Map<String, String> kept = new HashMap<>();
        Objects.requireNonNull(redis.hashCommands().hGetAll(Keys.LAYOUT.getBytes(StandardCharsets.UTF_8)))
                .forEach((name, value) ->
                        kept.put(new String(name, StandardCharsets.UTF_8), new String(value, StandardCharsets.UTF_8)));
        if (kept.isEmpty()) {
            return;
        }
        if (!kept.keySet().containsAll(settings.keySet())) {
            throw ofAnEarlierRelease();
        }
        settings.forEach((name, value) -> check(name, value, Objects.requireNonNull(kept.get(name))));
    }

    private static IncompatibleRedisException ofAnEarlierRelease() {
        return new IncompatibleRedisException(
                "the standings in Redis were written by an earlier release; empty Redis, and they"
                        + " are counted again from the log");
    }

    private static void check(String setting, String value, String kept) {
        if (!kept.equals(value) && !(setting.equals("version") && kept.equals(BEFORE_SETTINGS))) {
            throw new IncompatibleRedisException("the standings in Redis were written with " + setting + "=" + kept
                    + ", not " + value + "; set it back, or have them rebuilt");
        }
    }
}
