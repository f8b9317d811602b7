package gg.leaderboard.api.event;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.Script;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Stores the claims of the last one to two days in Redis. */
@Component
class IdempotencyKeys {

    private static final Script REMEMBER = Script.of(IdempotencyKeys.class, "remember.lua");

    // The current and the previous period are kept, so a claim is valid for at least this time.
    private static final Duration STRETCH = Duration.ofHours(24);

    // Small hashes, which Redis stores without a pointer for each field: 45 bytes per claim with 100,000 claims in a
    // period, 21 bytes with 3 million. From about 8 million on, the hashes are too large for this encoding.
    private static final int BUCKETS = 1 << 14;

    private final StringRedisTemplate redis;
    private final InstantSource time;

    IdempotencyKeys(StringRedisTemplate redis, InstantSource time) {
        this.redis = redis;
        this.time = time;
    }

    /**
     * Stores the claims whose ids are new, in one round trip.
     *
     * @return for each claim the body that its id belongs to: its own or that of an earlier claim
     */
    List<byte[]> putIfAbsent(List<IdempotencyKey> claims) {
        long stretch = time.millis() / STRETCH.toMillis();
        byte[] end = utf8(String.valueOf((stretch + 2) * STRETCH.toMillis()));
        List<Script.Call> calls = claims.stream()
                .map(claim -> new Script.Call(
                        List.of(key(claim, stretch), key(claim, stretch - 1)), List.of(claim.id(), claim.body(), end)))
                .toList();
        return REMEMBER.<byte[]>runEach(redis.getRequiredConnectionFactory(), ReturnType.VALUE, calls).stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    // The braces are the hash tag of Redis Cluster: all keys of one call must be in the same slot.
    private static byte[] key(IdempotencyKey claim, long stretch) {
        return utf8(Keys.CLAIMS + "{" + Integer.toHexString(claim.bucket(BUCKETS)) + "}:" + stretch);
    }
}
