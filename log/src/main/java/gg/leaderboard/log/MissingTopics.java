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
 * Creates the topics that do not exist, and leaves alone those that do. Spring's NewTopic beans would not: they add
 * partitions to a topic that has fewer, which moves its players to other partitions; and they try at start-up only.
 */
public final class MissingTopics {

    private static final Logger LOG = LoggerFactory.getLogger(MissingTopics.class);
    private static final String RETENTION = "KAFKA_LOG_RETENTION_MS";
    private static final Set<String> EVENTS = Set.of(Topics.GAME_EVENTS, Topics.LEADERBOARD_SCORES);

    private final Admin admin;
    private final Duration patience;
    private final @Nullable String retention;
    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();

    /**
     * With the topics as they are declared. The environment variable {@code KAFKA_LOG_RETENTION_MS} says how long those keep
     * events that game servers send.
     *
     * @param patience how long one attempt may take
     */
    public MissingTopics(Admin admin, Duration patience) {
        this(admin, patience, System.getenv(RETENTION));
    }

    /** @param retention in milliseconds; null for that of the declaration, -1 for ever */
    MissingTopics(Admin admin, Duration patience, @Nullable String retention) {
        this.admin = admin;
        this.patience = patience;
        this.retention = retention == null || retention.isBlank() ? null : checked(retention);
    }

    private static String checked(String retention) {
        if (!retention.matches("-1|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException(
                    RETENTION + " must be milliseconds, or -1 for ever; was \"" + retention + "\"");
        }
        return retention;
    }

    /**
     * Returns when every topic is there, or is left to operators because we may not create it.
     *
     * @throws TimeoutException if Kafka does not answer in time
     * @throws KafkaException what Kafka says of the first that could not be created; retriable if it may work later
     */
    public void create() {
        CreateTopicsOptions limited = new CreateTopicsOptions().timeoutMs((int) patience.toMillis());
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
            KafkaFutures.await(answer, patience);
            LOG.info("Created the topic {}", topic);
        } catch (TopicExistsException e) {
            LOG.debug("{} is there", topic);
        } catch (AuthorizationException e) {
            // Where only operators may create topics, they have.
            if (forbidden.add(topic)) {
                LOG.warn("Did not create the topic {}: {}", topic, e.getMessage());
            }
        }
    }
}
