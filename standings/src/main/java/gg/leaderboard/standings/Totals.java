package gg.leaderboard.standings;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;

/** How much the standings hold altogether. */
public final class Totals {

    private static final byte[] EVENTS = "events".getBytes(StandardCharsets.UTF_8);

    private final StringRedisTemplate redis;
    private final Keys keys;

    public Totals(StringRedisTemplate redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** Events counted since the beginning, each once; in one round trip. */
    public long events() {
        try (RedisConnection connection = redis.getRequiredConnectionFactory().getConnection()) {
            connection.openPipeline();
            keys.shards()
                    .all()
                    .mapToObj(keys::totals)
                    .forEach(key -> connection.hashCommands().hGet(key.getBytes(StandardCharsets.UTF_8), EVENTS));
            return connection.closePipeline().stream().mapToLong(Totals::count).sum();
        }
    }

    private static long count(@Nullable Object text) {
        return text instanceof byte[] digits ? Long.parseLong(new String(digits, StandardCharsets.UTF_8)) : 0;
    }
}
