package gg.leaderboard.log;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A topic of one partition whose records are folded from its beginning, and again from there after it was truncated or
 * recreated. Not thread-safe.
 */
final class FoldedTopic implements AutoCloseable {

    private final TopicPartition partition;
    private final Map<String, Object> kafka;
    private final Duration timeout;
    private final RegionProperties region;
    private final Runnable reset;
    private final Consumer<ConsumerRecord<byte[], byte @Nullable []>> fold;
    private @Nullable SinglePartitionTopic topic;
    private @Nullable TopicReader reader;

    /**
     * Does not connect to Kafka yet.
     *
     * @param topic one of the project's topics
     * @param timeout the limit for a read
     * @param reset called before the first record is folded
     * @param fold receives each record once, unless it throws
     */
    FoldedTopic(
            String topic,
            Map<String, Object> kafka,
            Duration timeout,
            RegionProperties region,
            Runnable reset,
            Consumer<ConsumerRecord<byte[], byte @Nullable []>> fold) {
        this.partition = new TopicPartition(topic, 0);
        this.kafka = Map.copyOf(kafka);
        this.timeout = timeout;
        this.region = region;
        this.reset = reset;
        this.fold = fold;
    }

    /**
     * Folds everything that was appended before this call. Costs one round trip if that is nothing.
     *
     * @return whether anything was folded
     * @throws KafkaException if Kafka is unavailable for longer than the timeout
     */
    boolean catchUp() {
        Deadline deadline = Deadline.in(timeout);
        SinglePartitionTopic.TopicEnd end = topic().findEnd(deadline);
        try {
            return readerOf(end).readTo(end.end(), deadline, fold);
        } catch (InvalidOffsetException e) {
            // The topic was truncated or recreated meanwhile. The next call reads it from its start.
            closeReader();
            throw e;
        }
    }

    /** The offset of the next record to fold. */
    long position() {
        return reader == null ? 0 : reader.position();
    }

    // Created lazily: Kafka's client cannot be constructed while the brokers' names do not resolve.
    private SinglePartitionTopic topic() {
        SinglePartitionTopic present =
                topic == null ? new SinglePartitionTopic(partition, kafka, timeout, region) : topic;
        topic = present;
        return present;
    }

    private TopicReader readerOf(SinglePartitionTopic.TopicEnd end) {
        if (reader != null && !reader.reads(end)) {
            closeReader();
        }
        if (reader == null) {
            reset.run();
        }
        TopicReader present = reader == null ? new TopicReader(end.topicId(), partition, kafka) : reader;
        reader = present;
        return present;
    }

    private void closeReader() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    @Override
    public void close() {
        closeReader();
        if (topic != null) {
            topic.close();
            topic = null;
        }
    }
}
