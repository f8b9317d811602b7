package gg.leaderboard.log;

import gg.leaderboard.log.bounded.BoundedConsumers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic of one partition from its beginning, without aborted records. Not thread-safe. A recreated topic needs a new
 * reader.
 */
final class TopicReader implements AutoCloseable {

    private final String topicId;
    private final TopicPartition partition;
    private final Consumer<byte[], byte[]> consumer;
    private long position;

    TopicReader(String topicId, TopicPartition partition, Map<String, Object> kafka) {
        this.topicId = topicId;
        this.partition = partition;
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.consumer = BoundedConsumers.bound(
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /** Whether this is the topic that it reads, and the topic was not truncated below its position. */
    boolean reads(SinglePartitionTopic.TopicEnd topicEnd) {
        return topicEnd.topicId().equals(topicId) && topicEnd.end() >= position;
    }

    /**
     * Reads everything before {@code end}, and waits for open transactions there.
     *
     * @param fold receives each record once, unless it throws
     * @return whether there was anything to read
     * @throws org.apache.kafka.clients.consumer.InvalidOffsetException if the topic was truncated or created again
     */
    boolean readTo(
            long end, Deadline deadline, java.util.function.Consumer<ConsumerRecord<byte[], byte @Nullable []>> fold) {
        long before = position;
        while (position < end) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(deadline.remaining());
            if (!BoundedConsumers.topicId(consumer, partition).orElse(topicId).equals(topicId)) {
                throw new OffsetOutOfRangeException(
                        partition.topic() + " was created again while it was read", Map.of(partition, position));
            }
            try {
                records.forEach(fold);
                // Also moves past markers and aborted records.
                position = consumer.position(partition, deadline.remaining());
            } catch (RuntimeException | Error e) {
                // Polls the same records again. Otherwise the unprocessed rest would be lost.
                consumer.seek(partition, position);
                throw e;
            }
        }
        return position != before;
    }

    /** The offset of the next record to read. */
    long position() {
        return position;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
