package gg.leaderboard.log.consumer;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Tracks, for each consumer thread, the time and the last offsets of its last poll. A listener container delivers polled records
 * partition by partition, so the consumer's position may be past records that the listener has not received yet.
 */
public final class PolledOffsets implements ConsumerInterceptor<byte[], byte[]> {

    /** Returned if the last poll had no records of the partition. */
    static final long NONE = -1;

    private static final ThreadLocal<Map<TopicPartition, Long>> POLLED = ThreadLocal.withInitial(Map::of);
    private static final ThreadLocal<@Nullable Long> POLLED_AT = new ThreadLocal<>();

    /**
     * A moment after all records that this thread is being delivered were appended: when they were polled, or now for a thread
     * that is delivered none.
     *
     * @return in nanoseconds of {@link System#nanoTime}
     */
    public static long polledAt() {
        Long at = POLLED_AT.get();
        return at == null ? System.nanoTime() : at;
    }

    /** Ends the delivery of the records of the last poll to this thread. */
    static void endDelivery() {
        POLLED_AT.remove();
    }

    /** The offset of the last record of {@code partition} in the last poll of this thread that returned any records. */
    static long last(TopicPartition partition) {
        return POLLED.get().getOrDefault(partition, NONE);
    }

    /** Removes a partition after a seek, which drops its polled records. */
    static void forget(TopicPartition partition) {
        Map<TopicPartition, Long> others = new HashMap<>(POLLED.get());
        others.remove(partition);
        POLLED.set(others);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, Long> last = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            var ofPartition = records.records(partition);
            if (!ofPartition.isEmpty()) {
                last.put(partition, ofPartition.get(ofPartition.size() - 1).offset());
            }
        }
        if (!last.isEmpty()) {
            POLLED.set(last);
            POLLED_AT.set(System.nanoTime());
        }
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> settings) {}
}
