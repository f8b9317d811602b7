package gg.leaderboard.api.event;

import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.api.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisStringCommands.SetOption;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.types.Expiration;
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
    private static final String KEYS = "idempotency:";
    private static final Duration TIME_TO_LIVE = Duration.ofHours(24);

    // However the caller's library orders the fields, it is the same body.
    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private final StringRedisTemplate redis;
    private final Dependencies dependencies;

    Idempotency(StringRedisTemplate redis, Dependencies dependencies) {
        this.redis = redis;
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
                byte[] digest = (byte[]) kept.get(2 * i + 1);
                used.set(
                        i,
                        digest != null
                                && !MessageDigest.isEqual(digest, claims.get(i).digest()));
            }
        } catch (DataAccessException e) {
            LOG.debug("Nobody looks whether ids are used again for something else", e);
        }
        return used;
    }

    private List<Object> keep(List<Claim> claims) {
        try (RedisConnection connection = redis.getRequiredConnectionFactory().getConnection()) {
            connection.openPipeline();
            for (Claim claim : claims) {
                connection
                        .stringCommands()
                        .set(claim.key(), claim.digest(), Expiration.from(TIME_TO_LIVE), SetOption.SET_IF_ABSENT);
                connection.stringCommands().get(claim.key());
            }
            return new ArrayList<>(connection.closePipeline());
        }
    }

    /** That this event, as the caller sent it, has this id. */
    public static Claim claim(String eventId, JsonNode event) {
        return new Claim(utf8(KEYS + "event:" + digest(eventId)), utf8(digest(SORTED.writeValueAsString(event))));
    }

    private static Claim claim(Wish wish, JsonNode body) {
        return new Claim(
                utf8(KEYS + "request:" + digest(wish.eventId())), utf8(digest(SORTED.writeValueAsString(body))));
    }

    // Half of it is enough where nobody gains by two that are equal.
    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(utf8(text));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 22);
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
     * @param key in Redis
     */
    public record Claim(byte[] key, byte[] digest) {}
}
