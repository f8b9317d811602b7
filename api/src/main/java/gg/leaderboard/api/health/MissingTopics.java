package gg.leaderboard.api.health;

import gg.leaderboard.events.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topics that do not exist, and leaves alone those that do. Spring's NewTopic beans would not: they add
 * partitions to a topic that has fewer, which moves its players to other partitions; and they try at start-up only.
 */
final class MissingTopics {

    private static final Logger LOG = LoggerFactory.getLogger(MissingTopics.class);

    private MissingTopics() {}

    /** @throws RetriableException if it may work later */
    static void create(Admin admin) throws InterruptedException {
        Map<String, KafkaFuture<Void>> answers = admin.createTopics(
                        Topics.ALL.stream().map(MissingTopics::declared).toList())
                .values();
        for (Map.Entry<String, KafkaFuture<Void>> answer : answers.entrySet()) {
            await(answer.getKey(), answer.getValue());
        }
    }

    private static NewTopic declared(Topics.Topic topic) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty()).configs(topic.config());
    }

    private static void await(String topic, KafkaFuture<Void> answer) throws InterruptedException {
        try {
            answer.get();
            LOG.info("Created the topic {}", topic);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException later) {
                throw later;
            }
            if (!(e.getCause() instanceof TopicExistsException)) {
                // Where only operators may create topics, they have.
                LOG.warn("Did not create the topic {}: {}", topic, String.valueOf(e.getCause()));
            }
        }
    }
}
