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
 * What one consumer has fetched, bounded partition by partition. Batches that may pass do so untouched. Others are inflated
 * on a thread of their own: while that takes longer than a moment, the consumer is told that there is nothing new yet, so
 * that it keeps its place in the group, and asks again.
 */
final class BoundedFetches implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BoundedFetches.class);

    private static final int THREADS = 2;
    private static final Duration MOMENT = Duration.ofMillis(100);

    private final Map<Place, Long> asked = new ConcurrentHashMap<>();
    private final Map<Place, PartitionFetch> fetches = new ConcurrentHashMap<>();
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

    /** Notes from which offsets on a request asks; Kafka keeps those of partitions that the next one does not name. */
    void asked(Map<TopicPartition, FetchRequest.PartitionData> partitions) {
        partitions.forEach((partition, fetch) -> {
            asked.put(new Place(partition.topic(), partition.partition()), fetch.fetchOffset);
            asked.put(new Place(fetch.topicId.toString(), partition.partition()), fetch.fetchOffset);
        });
    }

    /** Bounds the records of an answer, in place. */
    void bound(FetchResponseData answer) {
        for (FetchableTopicResponse topic : answer.responses()) {
            String name = topic.topicId().equals(Uuid.ZERO_UUID)
                    ? topic.topic()
                    : topic.topicId().toString();
            topic.partitions().forEach(partition -> bound(new Place(name, partition.partitionIndex()), partition));
        }
    }

    private void bound(Place place, PartitionData partition) {
        if (!(partition.records() instanceof MemoryRecords records) || records.sizeInBytes() == 0) {
            return;
        }
        if (FetchedBatch.in(records).stream().allMatch(FetchedBatch::isWithinLimits)) {
            forget(place);
            return;
        }
        try {
            partition.setRecords(inflated(place, records));
        } catch (Exception | Error e) {
            // The consumer then throws, and its listener says so and tries again.
            LOG.error("{} cannot be inflated now", place, e);
            forget(place);
            partition.setRecords(MemoryRecords.EMPTY);
            partition.setErrorCode(Errors.CORRUPT_MESSAGE.code());
        }
    }

    private MemoryRecords inflated(Place place, MemoryRecords records) throws ExecutionException, InterruptedException {
        return fetches.computeIfAbsent(place, p -> new PartitionFetch())
                .inflate(records, asked.getOrDefault(place, Long.MIN_VALUE), threads, MOMENT);
    }

    private void forget(Place place) {
        PartitionFetch fetch = fetches.remove(place);
        if (fetch != null) {
            fetch.cancel();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        fetches.clear();
    }

    /** @param topic its id, or its name where a broker knows no ids */
    private record Place(String topic, int partition) {}
}
