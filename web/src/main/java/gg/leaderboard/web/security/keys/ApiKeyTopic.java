package gg.leaderboard.web.security.keys;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.CompactedTopic;
import gg.leaderboard.log.RegionProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Reads and writes the API keys in their topic. A key changes only when it is revoked, so no transaction is needed. */
public final class ApiKeyTopic implements AutoCloseable {

    /** The most keys, including revoked and expired ones. */
    public static final int MOST_KEYS = 1000;

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    // A new Kafka creates its internal topic for transactions first.
    private static final Duration RESTORE_TIMEOUT = Duration.ofSeconds(20);

    private final CompactedTopic<ApiKey> topic;

    /** @param kafka settings of Kafka's clients */
    public ApiKeyTopic(Map<String, Object> kafka, RegionProperties region) {
        this.topic = new CompactedTopic<>(Topics.API_KEYS, kafka, TIMEOUT, region, ApiKeyTopic::fold);
    }

    private static @Nullable ApiKey fold(String id, byte @Nullable [] value, @Nullable ApiKey before) {
        if (value == null) {
            return null;
        }
        ApiKey key = ApiKeyJson.read(value);
        if (!key.id().equals(id)) {
            throw new IllegalArgumentException("it is the key " + key.id());
        }
        // A mirror may send an older record again.
        return before != null && before.revokes(key) ? before : key;
    }

    /**
     * Reads all keys that were written before this call.
     *
     * @return the keys by id
     * @throws KafkaException if Kafka is unavailable
     */
    public Map<String, ApiKey> read() {
        return topic.catchUp();
    }

    /**
     * Writes a new key. If there are too many, the oldest one that is revoked or expired is deleted.
     *
     * @return false if there are {@link #MOST_KEYS} keys, and all of them are usable
     * @throws KafkaException if Kafka has not confirmed the write; the key may exist then, but its secret is lost
     */
    public boolean create(ApiKey key, Instant now) {
        Map<String, ApiKey> known = read();
        if (known.size() >= MOST_KEYS) {
            Optional<ApiKey> unusable = known.values().stream()
                    .filter(one -> !one.isUsable(now))
                    .min(Comparator.comparing(ApiKey::createdAt));
            if (unusable.isEmpty()) {
                return false;
            }
            topic.append(unusable.get().id(), null);
        }
        topic.append(key.id(), ApiKeyJson.write(key));
        return true;
    }

    /**
     * Revokes a key. A key that is revoked already stays as it is.
     *
     * @return the revoked key; empty if there is no key with this id
     * @throws KafkaException if Kafka has not confirmed the write; a retry is safe
     */
    public Optional<ApiKey> revoke(String id, Instant now, String actor) {
        ApiKey key = read().get(id);
        if (key == null || key.revokedAt() != null) {
            return Optional.ofNullable(key);
        }
        ApiKey revoked = key.withRevocation(now, actor);
        topic.append(id, ApiKeyJson.write(revoked));
        return Optional.of(revoked);
    }

    /**
     * Writes keys to a topic that has lost all keys: all of them or none.
     *
     * @return false if the topic has a key; then nothing was written
     * @throws KafkaException if Kafka has not confirmed the write; a retry is safe
     */
    public boolean restore(Collection<ApiKey> keys) {
        return topic.fill(keys.stream().collect(Collectors.toMap(ApiKey::id, ApiKeyJson::write)), RESTORE_TIMEOUT);
    }

    @Override
    public void close() {
        topic.close();
    }
}
