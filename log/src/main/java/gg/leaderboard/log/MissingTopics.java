package gg.leaderboard.log;

import gg.leaderboard.events.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates missing topics, and does not change existing ones. Spring's NewTopic beans add partitions to existing topics, which
 * moves players to other partitions, and act at start-up only.
 */
public final class MissingTopics {

    private static final Logger LOG = LoggerFactory.getLogger(MissingTopics.class);
    private static final String RETENTION = "KAFKA_LOG_RETENTION_MS";
    private static final Set<String> EVENTS = Set.of(Topics.GAME_EVENTS, Topics.LEADERBOARD_SCORES);

    private final Admin admin;
    private final Duration timeout;
    private final @Nullable String retention;
    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();

    /**
     * The environment variable {@code KAFKA_LOG_RETENTION_MS} overrides the retention of topics that receive events from
     * game servers.
     *
     * @param timeout the limit for one attempt
     */
    public MissingTopics(Admin admin, Duration timeout) {
        this(admin, timeout, System.getenv(RETENTION));
    }

    /** @param retention in milliseconds; -1 for unlimited, null for the default */
    MissingTopics(Admin admin, Duration timeout, @Nullable String retention) {
        this.admin = admin;
        this.timeout = timeout;
        this.retention = retention == null || retention.isBlank() ? null : checked(retention);
    }

    private static String checked(String retention) {
        if (!retention.matches("-1|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException(
                    RETENTION + " must be milliseconds, or -1 for no limit; was \"" + retention + "\"");
        }
        return retention;
    }

    /**
     * Creates the missing topics. A topic that the service is not authorized to create is left to the operators.
     *
     * @throws TimeoutException if Kafka does not answer in time
     * @throws KafkaException for the first topic that could not be created; retriable if a later attempt may succeed
     */
    public void create() {
        CreateTopicsOptions limited = new CreateTopicsOptions().timeoutMs((int) timeout.toMillis());
        admin.createTopics(Topics.ALL.stream().map(this::declared).toList(), limited)
                .values()
                .forEach(this::await);
    }

    private NewTopic declared(Topics.Topic topic) {
        Map<String, String> config = new HashMap<>(topic.config());
        if (retention != null && EVENTS.contains(topic.name())) {
            config.put(TopicConfig.RETENTION_MS_CONFIG, retention);
        }
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty()).configs(config);
    }

    private void await(String topic, KafkaFuture<Void> answer) {
        try {
            KafkaFutures.await(answer, timeout);
            LOG.info("Created the topic {}", topic);
        } catch (TopicExistsException e) {
            LOG.debug("The topic {} exists", topic);
        } catch (AuthorizationException e) {
            // The operators create the topics.
            if (forbidden.add(topic)) {
                LOG.warn("Did not create the topic {}: {}", topic, e.getMessage());
            }
        }
    }
}
