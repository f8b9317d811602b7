package gg.leaderboard.processor.log;

import gg.leaderboard.events.Topics;
import gg.leaderboard.processor.partition.OffsetRange;
import gg.leaderboard.standings.LogPartition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What Kafka knows of the log beside its records. Every question fails within {@link #TIMEOUT} when Kafka is away. */
@Component
class LogTopic {

    static final Duration TIMEOUT = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(LogTopic.class);
    private static final ConfigResource TOPIC = new ConfigResource(ConfigResource.Type.TOPIC, Topics.GAME_EVENTS);

    private final Admin admin;

    LogTopic(Admin admin) {
        this.admin = admin;
    }

    /**
     * The partition with the id that its topic has now; a topic deleted and created anew has another.
     *
     * @throws UnfitTopicException if the topic does not keep log time
     */
    LogPartition identify(TopicPartition partition) {
        String type = ask(admin.describeConfigs(List.of(TOPIC)).values().get(TOPIC))
                .get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG)
                .value();
        if (!type.equals("LogAppendTime")) {
            throw new UnfitTopicException(Topics.GAME_EVENTS + " keeps the time that producers give: its "
                    + TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG + " is " + type + ", and must be LogAppendTime");
        }
        return new LogPartition(topicId(), partition.partition());
    }

    /** The id that the topic has now. A topic that is missing is created. */
    String topicId() {
        try {
            return describe();
        } catch (UnknownTopicOrPartitionException e) {
            createMissing();
            return describe();
        }
    }

    private String describe() {
        return ask(admin.describeTopics(List.of(Topics.GAME_EVENTS)).allTopicNames())
                .values()
                .iterator()
                .next()
                .topicId()
                .toString();
    }

    // Not by KafkaAdmin's NewTopics: it would add partitions to a topic that has fewer, and so move players to others.
    private void createMissing() {
        List<NewTopic> topics = Topics.ALL.stream()
                .map(t -> new NewTopic(t.name(), Optional.of(t.partitions()), Optional.empty()).configs(t.config()))
                .toList();
        for (KafkaFuture<Void> created : admin.createTopics(topics).values().values()) {
            try {
                ask(created);
            } catch (TopicExistsException e) {
                LOG.debug("another service was first", e);
            }
        }
    }

    private static <T> T ask(@Nullable KafkaFuture<T> question) {
        try {
            return Objects.requireNonNull(question).get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("Kafka does not answer within " + TIMEOUT.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    OffsetRange range(Consumer<?, ?> consumer, TopicPartition partition) {
        Set<TopicPartition> asked = Set.of(partition);
        return new OffsetRange(
                only(consumer.beginningOffsets(asked, TIMEOUT)), only(consumer.endOffsets(asked, TIMEOUT)));
    }

    boolean isCommitted(Consumer<?, ?> consumer, TopicPartition partition) {
        return consumer.committed(Set.of(partition), TIMEOUT).get(partition) != null;
    }

    private static long only(Map<TopicPartition, Long> offsets) {
        return offsets.values().iterator().next();
    }
}
