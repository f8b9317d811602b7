package gg.leaderboard.standings.apply;

import gg.leaderboard.standings.Keys;
import gg.leaderboard.standings.Script;
import gg.leaderboard.standings.StandingsProperties;
import java.nio.charset.StandardCharsets;
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
record Layout(LinkedHashMap<String, String> settings) {

    private static final Script KEEP = Script.of(Layout.class, Script.READS, "layout.lua");
    private static final String VERSION = "2";

    static Layout of(StandingsProperties properties) {
        LinkedHashMap<String, String> settings = new LinkedHashMap<>();
        // What was written before players could be found on all boards would not be found there.
        settings.put("version", VERSION);
        settings.put("standings.shards", String.valueOf(properties.shards()));
        settings.put("standings.dedup.horizon", properties.dedup().horizon().toString());
        settings.put(
                "standings.dedup.buckets", String.valueOf(properties.dedup().buckets()));
        settings.put(
                "standings.limits.types", String.valueOf(properties.limits().types()));
        return new Layout(settings);
    }

    void check(RedisConnection redis) {
        byte[][] keyAndArguments = Stream.concat(
                        Stream.of(Keys.LAYOUT),
                        settings.entrySet().stream().flatMap(each -> Stream.of(each.getKey(), each.getValue())))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        List<byte[]> kept = Objects.requireNonNull(KEEP.run(redis, ReturnType.MULTI, 1, keyAndArguments));
        if (kept.isEmpty()) {
            throw new UnfitRedisException(
                    "the standings in Redis were written by an earlier release; empty Redis, and they"
                            + " are counted again from the log");
        }
        int i = 0;
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            check(setting.getKey(), setting.getValue(), new String(kept.get(i++), StandardCharsets.UTF_8));
        }
    }

    private static void check(String setting, String value, String kept) {
        if (!kept.equals(value)) {
            throw new UnfitRedisException("the standings in Redis were written with " + setting + "=" + kept + ", not "
                    + value + "; set it back, or have them rebuilt");
        }
    }
}
