package gg.leaderboard.standings.redis;

import gg.leaderboard.standings.fixture.EmptyRedis;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.ReturnType;

/** Reads and restores the whole content of a Redis byte for byte, in one call each. */
final class RedisDump {

    private static final byte[] READ = utf8("local all = {} for _, key in ipairs(redis.call('KEYS', '*')) do"
            + " all[#all + 1] = key all[#all + 1] = redis.call('DUMP', key)"
            + " all[#all + 1] = tostring(math.max(0, redis.call('PEXPIRETIME', key))) end return all");
    private static final byte[] RESTORE = utf8("redis.call('FLUSHDB') for i = 1, #ARGV, 3 do"
            + " redis.call('RESTORE', ARGV[i], ARGV[i + 2], ARGV[i + 1], 'ABSTTL') end return 1");

    private final EmptyRedis redis;

    RedisDump(EmptyRedis redis) {
        this.redis = redis;
    }

    /**
     * The dumped value of a key.
     *
     * @param expires the expiry time in ms since 1970, 0 for never
     */
    record Stored(byte[] value, String expires) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Stored stored
                    && Arrays.equals(value, stored.value)
                    && expires.equals(stored.expires);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }
    }

    Map<String, Stored> read() {
        try (RedisConnection connection = redis.connections().getConnection()) {
            List<byte[]> all =
                    Objects.requireNonNull(connection.scriptingCommands().eval(READ, ReturnType.MULTI, 0));
            Map<String, Stored> read = new TreeMap<>();
            for (int i = 0; i < all.size(); i += 3) {
                read.put(text(all.get(i)), new Stored(all.get(i + 1), text(all.get(i + 2))));
            }
            return read;
        }
    }

    void restore(Map<String, Stored> all) {
        byte[][] args = all.entrySet().stream()
                .flatMap(e -> List.of(
                        utf8(e.getKey()),
                        e.getValue().value(),
                        utf8(e.getValue().expires()))
                        .stream())
                .toArray(byte[][]::new);
        try (RedisConnection connection = redis.connections().getConnection()) {
            connection.scriptingCommands().eval(RESTORE, ReturnType.INTEGER, 0, args);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
