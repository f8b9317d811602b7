package gg.leaderboard.standings;

import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.StringRedisTemplate;

/** How much the standings hold altogether. */
public final class Totals {

    private final StringRedisTemplate redis;
    private final Keys keys;

    public Totals(StringRedisTemplate redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** Events counted since the beginning, each once. */
    public long events() {
        HashOperations<String, String, String> hashes = redis.opsForHash();
        return keys.shards()
                .all()
                .mapToObj(shard -> hashes.get(keys.totals(shard), "events"))
                .mapToLong(count -> count == null ? 0 : Long.parseLong(count))
                .sum();
    }
}
