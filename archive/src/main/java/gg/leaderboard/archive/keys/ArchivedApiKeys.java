package gg.leaderboard.archive.keys;

import gg.leaderboard.archive.ArchiveProperties;
import gg.leaderboard.archive.store.BackgroundLoop;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.RegionProperties;
import gg.leaderboard.web.security.keys.ApiKey;
import gg.leaderboard.web.security.keys.ApiKeyTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Copies API keys from their topic to PostgreSQL, and back if the topic has lost all of them. A revocation is final: whichever copy
 * lacks it gets it from the other one.
 */
@Component
class ArchivedApiKeys implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ArchivedApiKeys.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final BackgroundLoop loop = new BackgroundLoop("API keys copy");
    private final ApiKeyTable table;
    private final ApiKeyTopic topic;
    private final RegionProperties region;
    private final ArchiveProperties properties;

    ArchivedApiKeys(ApiKeyTable table, ApiKeyTopic topic, RegionProperties region, ArchiveProperties properties) {
        this.table = table;
        this.topic = topic;
        this.region = region;
        this.properties = properties;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (properties.folds().stream().anyMatch(properties::writes)) {
            loop.start(this::copy, INTERVAL);
        }
    }

    void copy() {
        // The table first: what it has was in the topic, and is only missing there if the topic lost it.
        Map<String, ApiKey> archived = table.read();
        Map<String, ApiKey> present = topic.read();
        keep(archived, present);
        // A follower's topic gets its keys from the mirror.
        if (!region.follower()) {
            restore(archived, present);
        }
    }

    private void keep(Map<String, ApiKey> archived, Map<String, ApiKey> present) {
        List<ApiKey> changed = present.values().stream()
                .filter(key -> isNew(key, archived.get(key.id())))
                .toList();
        if (!changed.isEmpty()) {
            table.put(changed);
        }
        // Only a full topic drops keys. Any other has lost those that it lacks.
        if (present.size() >= ApiKeyTopic.MOST_KEYS) {
            List<String> dropped = archived.keySet().stream()
                    .filter(id -> !present.containsKey(id))
                    .toList();
            if (!dropped.isEmpty()) {
                table.delete(dropped);
            }
        }
    }

    private static boolean isNew(ApiKey key, @Nullable ApiKey before) {
        return before == null || (!before.equals(key) && !before.revokes(key));
    }

    // Not single keys: otherwise a writer of the table could add a key at any time.
    private void restore(Map<String, ApiKey> archived, Map<String, ApiKey> present) {
        if (present.isEmpty() && !archived.isEmpty() && topic.restore(archived.values())) {
            LOG.info("Restored {} API keys from PostgreSQL: the topic {} had none", archived.size(), Topics.API_KEYS);
        }
        for (ApiKey key : archived.values()) {
            ApiKey now = present.get(key.id());
            Instant revokedAt = key.revokedAt();
            if (now != null && revokedAt != null && key.revokes(now)) {
                topic.revoke(key.id(), revokedAt, key.actor());
                LOG.info("Revoked API key {} again: the topic {} had lost that", key.id(), Topics.API_KEYS);
            }
        }
    }

    @Override
    public void close() {
        loop.stop();
    }
}
