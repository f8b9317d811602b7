package gg.leaderboard.web.security.keys;

import gg.leaderboard.events.Topics;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.security.ApiKeyAuthenticator;
import gg.leaderboard.web.security.Caller;
import gg.leaderboard.web.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API keys in memory. {@link ApiKeyFollower} refreshes them every second. While Kafka is unavailable, the keys that were read
 * before stay valid. Thread-safe.
 */
public final class ApiKeys implements ApiKeyAuthenticator {

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);

    private static final String UNREAD = "the topic " + Topics.API_KEYS + " has not been read yet";

    // The topic is read every second. A read takes two seconds at most.
    private static final Duration STALE = Duration.ofSeconds(10);

    private static final Duration USE_NOTED_EVERY = Duration.ofSeconds(1);

    private final ApiKeyTopic topic;
    private final Optional<ApiKeyToken> bootstrap;
    private final InstantSource time;
    private final Map<String, Instant> uses = new ConcurrentHashMap<>();
    private volatile @Nullable Map<String, ApiKey> known;
    private volatile Instant readAt = Instant.MIN;

    ApiKeys(ApiKeyTopic topic, BootstrapKeyProperties properties, InstantSource time) {
        this.topic = topic;
        this.bootstrap = properties.token();
        this.time = time;
    }

    /** @throws ProblemException 503 for a well-formed key while the topic has not been read */
    @Override
    public Optional<Caller> authenticate(String key) {
        return ApiKeyToken.parse(key)
                .flatMap(token -> isBootstrap(token) ? Optional.of(bootstrap(token)) : find(token));
    }

    private static Caller bootstrap(ApiKeyToken token) {
        return new Caller(
                "key:" + token.id(), "bootstrap:" + token.id(), Set.of(Role.OPERATE), Set.of(), Set.of(), null);
    }

    private boolean isBootstrap(ApiKeyToken token) {
        return bootstrap
                .filter(own -> token.id().equals(own.id()) && token.matches(own.hash()))
                .isPresent();
    }

    private Optional<Caller> find(ApiKeyToken token) {
        Instant now = time.instant();
        ApiKey key = known().get(token.id());
        if (key == null || !token.matches(key.hash()) || !key.isUsable(now)) {
            return Optional.empty();
        }
        noteUse(key.id(), now);
        return Optional.of(key.caller());
    }

    // Not at each call: all threads of a busy key would wait for each other.
    private void noteUse(String id, Instant now) {
        Instant last = uses.get(id);
        if (last == null || last.plus(USE_NOTED_EVERY).isBefore(now)) {
            uses.put(id, now);
        }
    }

    @Override
    public boolean isUsable(String id) {
        ApiKey key = known().get(id);
        return key != null && key.isUsable(time.instant());
    }

    private Map<String, ApiKey> known() {
        Map<String, ApiKey> all = known;
        if (all == null) {
            throw ProblemException.unavailable("API keys cannot be checked now: " + UNREAD + ".", List.of("kafka"));
        }
        return all;
    }

    /**
     * Why keys cannot be checked, as text for people; empty if the topic was read. It matters only if callers need keys. Not
     * for keys that were read long ago, because calls with them succeed.
     */
    public Optional<String> problem() {
        return known == null ? Optional.of("API keys cannot be checked: " + UNREAD) : Optional.empty();
    }

    /** Since when the topic could not be read, so that revoked keys may still be accepted; empty if that is not the case. */
    Optional<Instant> staleSince() {
        Instant last = readAt;
        return known != null && last.plus(STALE).isBefore(time.instant()) ? Optional.of(last) : Optional.empty();
    }

    /** When each key was last used in this process, by id. */
    public Map<String, Instant> uses() {
        return Map.copyOf(uses);
    }

    /** All keys, in no order. */
    public Collection<ApiKey> all() {
        return known().values();
    }

    /**
     * Changes the keys in their topic. The change is in force here when this returns, and within some seconds elsewhere.
     *
     * @throws KafkaException as the methods of {@link ApiKeyTopic}
     */
    public <T> T change(Function<ApiKeyTopic, T> change) {
        T result = change.apply(topic);
        try {
            refresh();
        } catch (KafkaException e) {
            LOG.debug("The keys are read again in a second", e);
        }
        return result;
    }

    // One at a time, so that no thread replaces the keys by older ones.
    synchronized void refresh() {
        Instant begun = time.instant();
        adopt(topic.read(), begun);
    }

    /** @param since the keys that were written before this time are among them */
    synchronized void adopt(Map<String, ApiKey> all, Instant since) {
        readAt = since;
        if (all != known) {
            known = all;
            uses.keySet().retainAll(all.keySet());
        }
    }
}
