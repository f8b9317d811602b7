package gg.leaderboard.api.event;

import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.events.Rules;
import gg.leaderboard.web.ProblemException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
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
public class IdempotencyCheck {

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyCheck.class);

    // However the caller's library orders the fields, it is the same body.
    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private final IdempotencyKeys kept;
    private final Dependencies dependencies;

    IdempotencyCheck(IdempotencyKeys kept, Dependencies dependencies) {
        this.kept = kept;
        this.dependencies = dependencies;
    }

    /**
     * Makes sure that nothing else was asked for by the key of {@code wish}, if it has one.
     *
     * @throws ProblemException 422 if something was
     */
    public void check(WriteOptions wish, JsonNode body) {
        if (wish.key() != null && !findReused(List.of(keyOf(wish, body))).isEmpty()) {
            throw keyReused("Idempotency-Key", wish.key());
        }
    }

    /** A problem that says that an id or key stands for something else already. */
    public static ProblemException keyReused(String field, String value) {
        return new ProblemException(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        field + " " + Rules.quote(value) + " was used in the last 24 hours with another body.")
                .with("field", field);
    }

    /** Which of the claims cannot be made, because the same id was claimed for something else. */
    public BitSet findReused(List<IdempotencyKey> claims) {
        BitSet used = new BitSet(claims.size());
        if (claims.isEmpty() || dependencies.isRedisAway()) {
            return used;
        }
        try {
            List<byte[]> bodies = kept.putIfAbsent(claims);
            for (int i = 0; i < claims.size(); i++) {
                used.set(i, !Arrays.equals(bodies.get(i), claims.get(i).body()));
            }
        } catch (DataAccessException e) {
            LOG.debug("Nobody looks whether ids are used again for something else", e);
        }
        return used;
    }

    /** That this event, as the caller sent it, has this id. */
    public static IdempotencyKey keyOf(String eventId, JsonNode event) {
        return IdempotencyKey.of("event:" + eventId, SORTED.writeValueAsString(event));
    }

    private static IdempotencyKey keyOf(WriteOptions wish, JsonNode body) {
        return IdempotencyKey.of("request:" + wish.eventId(), SORTED.writeValueAsString(body));
    }
}
