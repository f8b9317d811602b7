package gg.leaderboard.api.event;

import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.Script;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** The claims of the last day or two, kept in Redis. */
@Component
class IdempotencyKeys {

    private static final Script REMEMBER = Script.of(IdempotencyKeys.class, "remember.lua");

    // Two are remembered, the one that has begun and the one before: a claim holds for this long at least.
    private static final Duration STRETCH = Duration.ofHours(24);

    // Hashes so small that Redis keeps them without a pointer for each field: 45 bytes a claim with a hundred thousand
    // in a
    // stretch, 21 with three million; from some eight million on they are too large for that.
    private static final int BUCKETS = 1 << 14;

    private final StringRedisTemplate redis;
    private final InstantSource time;

    IdempotencyKeys(StringRedisTemplate redis, InstantSource time) {
        this.redis = redis;
        this.time = time;
    }

    /**
     * Keeps those whose ids are new, in one round trip.
     *
     * @return for each the body that its id stands for, its own or an earlier one's
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

    // In braces the part by which Redis Cluster places keys: those of one call must lie together.
    private static byte[] key(IdempotencyKey claim, long stretch) {
        return utf8(Keys.CLAIMS + "{" + Integer.toHexString(claim.bucket(BUCKETS)) + "}:" + stretch);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
