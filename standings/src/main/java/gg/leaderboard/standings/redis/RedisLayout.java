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
 * The settings that decide where data is stored. With other settings, counted events would look new.
 *
 * @param settings the version first
 */
public record RedisLayout(LinkedHashMap<String, String> settings) {

    private static final Script KEEP = Script.of(RedisLayout.class, Script.READS, "layout.lua");
    private static final String VERSION_FIELD = "version";
    private static final String VERSION = "3";

    // The layout version of releases without fold versions. Their layout equals the current one, and the fold settings
    // are stored with the standings. Those releases reject the current version, so they cannot continue with their own
    // fold.
    private static final String BEFORE_SETTINGS = "2";

    /** The layout for the settings of a writer or reader. */
    public static RedisLayout of(StandingsProperties properties) {
        LinkedHashMap<String, String> settings = new LinkedHashMap<>();
        // Data from before the index of players' boards has another version, because the index would be incomplete.
        settings.put(VERSION_FIELD, VERSION);
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

    /** As {@link #check}, but never writes a layout. */
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
                "the standings in Redis were written by an earlier release; empty Redis to"
                        + " rebuild them from the log");
    }

    private static void check(String setting, String value, String kept) {
        if (kept.equals(value)) {
            return;
        }
        if (!setting.equals(VERSION_FIELD)) {
            throw new IncompatibleRedisException("the standings in Redis were written with " + setting + "=" + kept
                    + ", not " + value + "; revert the setting, or empty Redis to rebuild them");
        }
        if (!kept.equals(BEFORE_SETTINGS)) {
            throw new IncompatibleRedisException(
                    "the standings in Redis have layout " + kept + ", and this release has layout " + value
                            + "; run the release that wrote them, or empty Redis to rebuild them from the log");
        }
    }
}
