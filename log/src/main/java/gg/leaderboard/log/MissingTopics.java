package gg.leaderboard.log;

import gg.leaderboard.events.Topics;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topics that do not exist, and leaves alone those that do. Spring's NewTopic beans would not: they add
 * partitions to a topic that has fewer, which moves its players to other partitions; and they try at start-up only.
 */
public final class MissingTopics {

    private static final Logger LOG = LoggerFactory.getLogger(MissingTopics.class);

    private final Admin admin;
    private final Duration patience;
    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();

    /** @param patience how long one attempt may take */
    public MissingTopics(Admin admin, Duration patience) {
        this.admin = admin;
        this.patience = patience;
    }

    /**
     * Returns when every topic is there, or is left to operators because we may not create it.
     *
     * @throws TimeoutException if Kafka does not answer in time
     * @throws KafkaException what Kafka says of the first that could not be created; retriable if it may work later
     */
    public void create() {
        CreateTopicsOptions limited = new CreateTopicsOptions().timeoutMs((int) patience.toMillis());
        admin.createTopics(Topics.ALL.stream().map(MissingTopics::declared).toList(), limited)
                .values()
                .forEach(this::await);
    }

    private static NewTopic declared(Topics.Topic topic) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty()).configs(topic.config());
    }

    private void await(String topic, KafkaFuture<Void> answer) {
        try {
            KafkaAnswer.of(answer, patience);
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
