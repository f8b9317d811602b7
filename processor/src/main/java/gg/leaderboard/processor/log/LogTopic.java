package gg.leaderboard.processor.log;

import gg.leaderboard.events.Topics;
import gg.leaderboard.processor.partition.OffsetRange;
import gg.leaderboard.standings.LogPartition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/** What Kafka knows of the log beside its records. Every question fails within {@link #TIMEOUT} when Kafka is away. */
@Component
class LogTopic {

    static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Admin admin;

    LogTopic(Admin admin) {
        this.admin = admin;
    }

    /** The partition with the id that its topic has now; a topic deleted and created anew has another. */
    LogPartition identify(TopicPartition partition) {
        return new LogPartition(topicId(), partition.partition());
    }

    String topicId() {
        try {
            return admin.describeTopics(List.of(Topics.GAME_EVENTS))
                    .allTopicNames()
                    .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .values()
                    .iterator()
                    .next()
                    .topicId()
                    .toString();
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Kafka does not say the id of " + Topics.GAME_EVENTS, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
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
