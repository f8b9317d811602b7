package gg.leaderboard.log.consumer;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Remembers, for each consumer thread, which records its last poll returned. A listener container hands them over one
 * partition after the other, so the consumer's position may be past records that their listener has not seen yet.
 */
public final class PolledOffsets implements ConsumerInterceptor<byte[], byte[]> {

    /** In place of an offset: the last poll that returned records had none of the partition. */
    static final long NONE = -1;

    private static final ThreadLocal<Map<TopicPartition, Long>> POLLED = ThreadLocal.withInitial(Map::of);

    /** The offset of the last record of {@code partition} in the last poll of this thread that returned any records. */
    static long last(TopicPartition partition) {
        return POLLED.get().getOrDefault(partition, NONE);
    }

    /** After a seek: what was polled before it is dropped, and read again if it still exists. */
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
