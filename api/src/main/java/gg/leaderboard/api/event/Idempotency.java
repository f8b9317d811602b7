package gg.leaderboard.api.event;

import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.api.problem.ProblemException;
import gg.leaderboard.standings.Script;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds out when an id or key is used again for something else, for a day. That events count once does not depend on it, so
 * it is left out while Redis is away.
 */
@Component
public class Idempotency {

    private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);
    private static final byte[] REMEMBER =
            Script.of(Idempotency.class, "remember.lua").source();

    // Two are remembered, the one that has begun and the one before: what is claimed now holds for this long at least.
    private static final Duration STRETCH = Duration.ofHours(24);

    // Small hashes, which Redis keeps without a pointer for each field; up to about two million claims in a stretch.
    private static final int BUCKETS = 1 << 14;
    private static final int DIGEST = 8;

    // However the caller's library orders the fields, it is the same body.
    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private final StringRedisTemplate redis;
    private final Dependencies dependencies;
    private final InstantSource time;

    Idempotency(StringRedisTemplate redis, Dependencies dependencies, InstantSource time) {
        this.redis = redis;
        this.time = time;
        this.dependencies = dependencies;
    }

    /**
     * Makes sure that nothing else was asked for by the key of {@code wish}, if it has one.
     *
     * @throws ProblemException 422 if something was
     */
    public void check(Wish wish, JsonNode body) {
        if (wish.key() != null && !used(List.of(claim(wish, body))).isEmpty()) {
            throw usedBefore("Idempotency-Key", wish.key());
        }
    }

    /** A problem that says that an id or key stands for something else already. */
    public static ProblemException usedBefore(String field, String value) {
        return new ProblemException(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        field + " \"" + value + "\" was used in the last 24 hours with another body.")
                .with("field", field);
    }

    /** Which of the claims cannot be made, because the same id was claimed for something else. */
    public BitSet used(List<Claim> claims) {
        BitSet used = new BitSet(claims.size());
        if (claims.isEmpty() || dependencies.isRedisAway()) {
            return used;
        }
        try {
            List<Object> kept = keep(claims);
            for (int i = 0; i < claims.size(); i++) {
                used.set(i, !Arrays.equals((byte[]) kept.get(i), claims.get(i).body()));
            }
        } catch (DataAccessException e) {
            LOG.debug("Nobody looks whether ids are used again for something else", e);
        }
        return used;
    }

    private List<Object> keep(List<Claim> claims) {
        try (RedisConnection connection = redis.getRequiredConnectionFactory().getConnection()) {
            long stretch = time.millis() / STRETCH.toMillis();
            byte[] end = utf8(String.valueOf((stretch + 2) * STRETCH.toMillis()));
            connection.openPipeline();
            for (Claim claim : claims) {
                connection
                        .scriptingCommands()
                        .eval(
                                REMEMBER,
                                ReturnType.VALUE,
                                2,
                                claim.key(stretch),
                                claim.key(stretch - 1),
                                claim.id(),
                                claim.body(),
                                end);
            }
            return connection.closePipeline();
        }
    }

    /** That this event, as the caller sent it, has this id. */
    public static Claim claim(String eventId, JsonNode event) {
        return Claim.of("event:" + eventId, event);
    }

    private static Claim claim(Wish wish, JsonNode body) {
        return Claim.of("request:" + wish.eventId(), body);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(utf8(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * That an id stands for a body.
     *
     * @param bucket where it is kept
     * @param id of its digest 8 bytes: enough where nobody gains by two that are equal
     * @param body as {@code id}
     */
    public record Claim(int bucket, byte[] id, byte[] body) {

        private static Claim of(String id, JsonNode body) {
            byte[] digest = digest(id);
            return new Claim(
                    ByteBuffer.wrap(digest).getInt(DIGEST) & (BUCKETS - 1),
                    Arrays.copyOf(digest, DIGEST),
                    Arrays.copyOf(digest(SORTED.writeValueAsString(body)), DIGEST));
        }

        // In braces the part that Redis Cluster places keys by: a script's keys must lie together.
        private byte[] key(long stretch) {
            return utf8("idempotency:{" + Integer.toHexString(bucket) + "}:" + stretch);
        }
    }
}
