package gg.leaderboard.log;

import gg.leaderboard.events.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What Kafka knows of the topic of definitions beside its records. */
final class DefinitionTopic implements AutoCloseable {

    /** The only one that it has. */
    static final TopicPartition PARTITION = new TopicPartition(Topics.LEADERBOARDS, 0);

    private static final Duration MOMENT = Duration.ofMillis(50);

    private final Admin admin;
    private final MissingTopics missing;
    private boolean seen;

    DefinitionTopic(Map<String, Object> kafka, Duration patience) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        this.admin = Admin.create(settings);
        this.missing = new MissingTopics(admin, patience);
    }

    /**
     * How far the topic reaches now, transactions that are still open included. If it is missing it is created.
     *
     * @throws KafkaException if Kafka does not say in time
     */
    TopicEnd findEnd(Deadline deadline) {
        while (true) {
            try {
                return ask(deadline);
            } catch (UnknownTopicOrPartitionException e) {
                missing.create();
                // Until all brokers know of it.
                deadline.pause(MOMENT);
            }
        }
    }

    // Both questions are under way at once, so that they take the time of one. Not before the topic was seen: asked
    // where one ends that does not exist, Kafka's client complains loudly.
    private TopicEnd ask(Deadline deadline) {
        if (!seen) {
            TopicId.of(admin, PARTITION.topic(), deadline.remaining());
            seen = true;
        }
        Future<ListOffsetsResultInfo> end = end(deadline);
        String id = TopicId.of(admin, PARTITION.topic(), deadline.remaining());
        return new TopicEnd(id, KafkaFutures.await(end, deadline.remaining()).offset());
    }

    private Future<ListOffsetsResultInfo> end(Deadline deadline) {
        ListOffsetsOptions uncommitted = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
        return admin.listOffsets(
                        Map.of(PARTITION, OffsetSpec.latest()), uncommitted.timeoutMs(deadline.remainingMillis()))
                .partitionResult(PARTITION);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    /** @param end the offset that the next record will have */
    record TopicEnd(String topicId, long end) {}
}
