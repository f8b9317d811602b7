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

    // With several shards. Earlier releases exchanged databases, so their keys do not contain the generation.
    private static final String VERSION_OF_SHARDS = "5";

    // The layout version of releases without fold versions. With one shard, their layout equals the current one, and
    // the fold settings are stored with the standings. Those releases reject the current version, so they cannot
    // continue with their own fold.
    private static final String BEFORE_SETTINGS = "2";

    /** The layout for the settings of a writer or reader. */
    public static RedisLayout of(StandingsProperties properties) {
        LinkedHashMap<String, String> settings = new LinkedHashMap<>();
        // Data from before the index of players' boards has another version, because the index would be incomplete.
        settings.put(VERSION_FIELD, properties.shards() == 1 ? VERSION : VERSION_OF_SHARDS);
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
        Map<String, String> stored = new HashMap<>();
        settings.keySet()
                .forEach(name -> stored.put(name, new String(kept.get(stored.size()), StandardCharsets.UTF_8)));
        check(stored);
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
        check(kept);
    }

    private static IncompatibleRedisException ofAnEarlierRelease() {
        return new IncompatibleRedisException(
                "the standings in Redis were written by an earlier release; empty Redis to"
                        + " rebuild them from the log");
    }

    // The version last: it depends on the number of shards.
    private void check(Map<String, String> stored) {
        settings.forEach((name, value) -> {
            String kept = stored.get(name);
            if (!name.equals(VERSION_FIELD) && !value.equals(kept)) {
                throw new IncompatibleRedisException("the standings in Redis were written with " + name + "=" + kept
                        + ", not " + value + "; revert the setting, or empty Redis to rebuild them");
            }
        });
        String version = settings.get(VERSION_FIELD);
        String kept = stored.get(VERSION_FIELD);
        if (!Objects.equals(kept, version) && !(VERSION.equals(version) && BEFORE_SETTINGS.equals(kept))) {
            throw new IncompatibleRedisException(
                    "the standings in Redis have layout " + kept + ", and this release has layout " + version
                            + "; run the release that wrote them, or empty Redis to rebuild them from the log");
        }
    }
}
