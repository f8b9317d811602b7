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
 * Detects an id or idempotency key that is used again with a different body within 24 hours. Deduplication of events
 * does not depend on this check, so it is skipped while Redis is unavailable.
 */
@Component
public class IdempotencyCheck {

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyCheck.class);

    // Bodies that differ only in the order of their fields are equal.
    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private final IdempotencyKeys kept;
    private final Dependencies dependencies;

    IdempotencyCheck(IdempotencyKeys kept, Dependencies dependencies) {
        this.kept = kept;
        this.dependencies = dependencies;
    }

    /**
     * Checks that the key of {@code options}, if there is one, was not used with a different body.
     *
     * @throws ProblemException 422 if it was
     */
    public void check(WriteOptions options, JsonNode body) {
        if (options.key() != null && !findReused(List.of(keyOf(options, body))).isEmpty()) {
            throw keyReused("Idempotency-Key", options.key());
        }
    }

    /** Creates the problem for an id or key that was already used with a different body. */
    static ProblemException keyReused(String field, String value) {
        return new ProblemException(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        field + " " + Rules.quote(value) + " was used with another body in the last 24 hours.")
                .with("field", field);
    }

    /** Stores the claims. Returns the indexes of those whose id was already claimed for a different body. */
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
            LOG.debug("Cannot detect reused ids", e);
        }
        return used;
    }

    /** Creates the claim of an event's id in the log for the event as the caller sent it. */
    static IdempotencyKey keyOf(String eventId, JsonNode event) {
        return IdempotencyKey.of("event:" + eventId, SORTED.writeValueAsString(event));
    }

    private static IdempotencyKey keyOf(WriteOptions options, JsonNode body) {
        return IdempotencyKey.of("request:" + options.eventId(), SORTED.writeValueAsString(body));
    }
}
