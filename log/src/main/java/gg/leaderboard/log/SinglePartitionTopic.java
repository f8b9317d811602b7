package gg.leaderboard.log;

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

/** The end offset and id of a topic that has one partition. */
final class SinglePartitionTopic implements AutoCloseable {

    private final TopicPartition partition;
    private final Admin admin;
    private final MissingTopics missing;
    private final TopicId topicId;
    private boolean seen;

    SinglePartitionTopic(
            TopicPartition partition, Map<String, Object> kafka, Duration timeout, RegionProperties region) {
        this.partition = partition;
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        this.admin = Admin.create(settings);
        this.missing = new MissingTopics(admin, timeout, region);
        this.topicId = new TopicId(admin, partition.topic());
    }

    /**
     * Returns the topic's current end, open transactions included. Creates the topic if it is missing, unless a mirror creates it.
     *
     * @throws KafkaException if Kafka does not answer in time
     */
    TopicEnd findEnd(Deadline deadline) {
        return missing.orCreate(partition.topic(), () -> fetchEnd(deadline));
    }

    // Sends both requests at once, so that they take one round trip. Only if the topic is known to exist: for the end
    // of a missing topic, Kafka's client logs errors.
    private TopicEnd fetchEnd(Deadline deadline) {
        if (!seen) {
            topicId.current(deadline.remaining());
            seen = true;
        }
        Future<ListOffsetsResultInfo> end = end(deadline);
        String id = topicId.current(deadline.remaining());
        return new TopicEnd(id, KafkaFutures.await(end, deadline.remaining()).offset());
    }

    private Future<ListOffsetsResultInfo> end(Deadline deadline) {
        ListOffsetsOptions uncommitted = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
        return admin.listOffsets(
                        Map.of(partition, OffsetSpec.latest()), uncommitted.timeoutMs(deadline.remainingMillis()))
                .partitionResult(partition);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    /** @param end the offset that the next record will have */
    record TopicEnd(String topicId, long end) {}
}
