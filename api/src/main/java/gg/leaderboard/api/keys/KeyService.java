package gg.leaderboard.api.keys;

import gg.leaderboard.api.audit.Actor;
import gg.leaderboard.api.audit.AuditLog;
import gg.leaderboard.events.Rules;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.security.keys.ApiKey;
import gg.leaderboard.web.security.keys.ApiKeyToken;
import gg.leaderboard.web.security.keys.ApiKeyTopic;
import gg.leaderboard.web.security.keys.ApiKeys;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Creates, lists and revokes API keys. */
@Component
class KeyService {

    private static final Logger LOG = LoggerFactory.getLogger(KeyService.class);

    private final ApiKeys keys;
    private final KeyUses uses;
    private final InstantSource time;
    private final AuditLog audit;

    KeyService(ApiKeys keys, KeyUses uses, InstantSource time, AuditLog audit) {
        this.keys = keys;
        this.uses = uses;
        this.time = time;
        this.audit = audit;
    }

    /** @throws ProblemException 409 if there are too many keys, 503 if Kafka does not confirm the key */
    CreatedKey create(NewKey request, Actor actor) {
        ApiKeyToken token = ApiKeyToken.random();
        ApiKey key = request.with(token, time.instant(), actor.id());
        try {
            if (!keys.change(topic -> topic.create(key, key.createdAt()))) {
                throw tooMany();
            }
        } catch (KafkaException e) {
            throw unconfirmed("Kafka has not confirmed the new API key. Create another one.", e);
        }
        audit.write(actor, "key.create", key.id(), null, KeyResponse.of(key, null));
        return CreatedKey.of(token, key);
    }

    static ProblemException tooMany() {
        return ProblemException.conflict("There are " + ApiKeyTopic.MOST_KEYS
                        + " API keys, and none of them is revoked or expired. Revoke keys that are not used.")
                .with("limit", ApiKeyTopic.MOST_KEYS);
    }

    /** @throws ProblemException 404 if there is no such key, 503 if Kafka does not confirm the change */
    void revoke(String id, Actor actor) {
        try {
            Optional<ApiKey> revoked = keys.change(topic -> topic.revoke(id, time.instant(), actor.id()));
            ApiKey key = revoked.orElseThrow(
                    () -> ProblemException.notFound("There is no API key " + Rules.quote(id) + "."));
            audit.write(actor, "key.revoke", id, null, KeyResponse.of(key, null));
        } catch (KafkaException e) {
            throw unconfirmed("Kafka has not confirmed that the API key is revoked. A retry is safe.", e);
        }
    }

    private static ProblemException unconfirmed(String detail, KafkaException cause) {
        LOG.debug("Cannot change an API key", cause);
        return ProblemException.unavailable(detail, List.of("kafka"));
    }

    /** Returns all keys, the newest first. */
    List<KeyResponse> list() {
        Map<String, Instant> lastUses = uses.last();
        return keys.all().stream()
                .sorted(Comparator.comparing(ApiKey::createdAt).reversed().thenComparing(ApiKey::id))
                .map(key -> KeyResponse.of(key, lastUses.get(key.id())))
                .toList();
    }
}
