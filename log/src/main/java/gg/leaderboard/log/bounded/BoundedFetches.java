package gg.leaderboard.log.bounded;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.FetchResponseData.FetchableTopicResponse;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.requests.FetchRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds the fetched records of one consumer, by partition. Uncompressed batches within the limits pass unchanged. Others are
 * decompressed on a separate thread. If that takes long, the consumer receives an empty answer and fetches again, so that it
 * stays in its group.
 */
final class BoundedFetches implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BoundedFetches.class);

    private static final int THREADS = 2;
    private static final Duration MAX_WAIT = Duration.ofMillis(100);

    private final Map<PartitionKey, Long> fetchOffsets = new ConcurrentHashMap<>();
    private final Map<Uuid, String> topics = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Uuid> answered = new ConcurrentHashMap<>();
    private final Map<PartitionKey, PartitionFetch> fetches = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), BoundedFetches::daemon);

    BoundedFetches() {
        threads.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "inflate");
        thread.setDaemon(true);
        return thread;
    }

    /** Stores the fetch offsets of a request. They also apply to later requests that omit the partition. */
    void recordRequest(Map<TopicPartition, FetchRequest.PartitionData> partitions) {
        partitions.forEach((partition, fetch) -> {
            topics.put(fetch.topicId, partition.topic());
            fetchOffsets.put(new PartitionKey(partition.topic(), partition.partition()), fetch.fetchOffset);
            fetchOffsets.put(new PartitionKey(fetch.topicId.toString(), partition.partition()), fetch.fetchOffset);
        });
    }

    /** Bounds the records of a response in place. */
    void bound(FetchResponseData answer) {
        for (FetchableTopicResponse topic : answer.responses()) {
            String name = topic.topicId().equals(Uuid.ZERO_UUID)
                    ? topic.topic()
                    : topic.topicId().toString();
            topic.partitions().forEach(partition -> {
                recordAnswer(topic, partition);
                bound(new PartitionKey(name, partition.partitionIndex()), partition);
            });
        }
    }

    private void recordAnswer(FetchableTopicResponse topic, PartitionData partition) {
        Uuid id = topic.topicId();
        // Before version 13, an answer has the name.
        String name = id.equals(Uuid.ZERO_UUID) ? topic.topic() : topics.get(id);
        if (name != null && partition.errorCode() == Errors.NONE.code()) {
            answered.put(new TopicPartition(name, partition.partitionIndex()), id);
        }
    }

    /** The id of the topic in the last answer with this partition; {@link Uuid#ZERO_UUID} if it is not known. */
    Uuid topicId(TopicPartition partition) {
        return answered.getOrDefault(partition, Uuid.ZERO_UUID);
    }

    private void bound(PartitionKey key, PartitionData partition) {
        if (!(partition.records() instanceof MemoryRecords records) || records.sizeInBytes() == 0) {
            return;
        }
        if (FetchedBatch.in(records).stream().allMatch(FetchedBatch::isWithinLimits)) {
            cancel(key);
            return;
        }
        try {
            partition.setRecords(decompress(key, records));
        } catch (Exception | Error e) {
            // The consumer throws because of this error code, and its listener retries.
            LOG.error(
                    "Cannot decompress records of {}, which is retried. If this repeats, restart the service with more memory",
                    key,
                    e);
            cancel(key);
            partition.setRecords(MemoryRecords.EMPTY);
            partition.setErrorCode(Errors.CORRUPT_MESSAGE.code());
        }
    }

    private MemoryRecords decompress(PartitionKey key, MemoryRecords records)
            throws ExecutionException, InterruptedException {
        return fetches.computeIfAbsent(key, p -> new PartitionFetch())
                .inflate(records, fetchOffsets.getOrDefault(key, Long.MIN_VALUE), threads, MAX_WAIT);
    }

    private void cancel(PartitionKey key) {
        PartitionFetch fetch = fetches.remove(key);
        if (fetch != null) {
            fetch.cancel();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        fetches.clear();
    }

    /** @param topic the topic's id, or its name if the broker does not support ids */
    private record PartitionKey(String topic, int partition) {}
}
