package gg.leaderboard.api.kafka.message;

import gg.leaderboard.api.kafka.ConsoleKafka;
import gg.leaderboard.log.bounded.BoundedConsumers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads ranges of a topic's partitions, without a consumer group. Not thread-safe. */
final class LogScanner implements AutoCloseable {

    // Bounds the memory: of each partition the consumer holds up to 2 MiB of decompressed records.
    private static final int PARTITIONS_AT_ONCE = 4;
    private static final Duration LONGEST_POLL = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final MessageFilter filter;
    private final boolean withheld;
    private final ScanBudget budget;

    /** @param withheld whether values are not searched */
    LogScanner(ConsoleKafka kafka, String topic, MessageFilter filter, boolean withheld, ScanBudget budget) {
        Map<String, Object> settings = kafka.settings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // Retention may delete records during the search.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Closing a consumer waits for the fetch in progress.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1024 * 1024);
        this.consumer = BoundedConsumers.bound(
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        this.topic = topic;
        this.filter = filter;
        this.withheld = withheld;
        this.budget = budget;
    }

    /**
     * Scans these ranges until each has ended or the budget is used up. Partitions share what is left of the budget.
     *
     * @param ranges by partition
     * @param limit number of matches after which the scan of a partition ends
     * @param part which part of the budget may be used: 4 for a quarter
     * @return a scan for each range; one that did not begin is at its start
     */
    Map<Integer, PartitionScan> scan(Map<Integer, Range> ranges, int limit, int part) {
        Map<Integer, PartitionScan> scans = new TreeMap<>();
        int records = Math.max(1, budget.recordsLeft() / Math.max(1, ranges.size() * part));
        long bytes = Math.max(1, budget.bytesLeft() / Math.max(1, ranges.size() * part));
        ranges.forEach((partition, range) -> scans.put(partition, new PartitionScan(range, limit, records, bytes)));
        List<Integer> partitions = new ArrayList<>(scans.keySet());
        for (int i = 0; i < partitions.size() && !budget.isExhausted(); i += PARTITIONS_AT_ONCE) {
            scan(partitions.subList(i, Math.min(i + PARTITIONS_AT_ONCE, partitions.size())), scans);
        }
        return scans;
    }

    private void scan(List<Integer> partitions, Map<Integer, PartitionScan> scans) {
        Map<TopicPartition, PartitionScan> open = new HashMap<>();
        partitions.forEach(number -> open.put(new TopicPartition(topic, number), scans.get(number)));
        open.values().removeIf(PartitionScan::hasEnded);
        consumer.assign(open.keySet());
        // Of an earlier scan.
        consumer.resume(open.keySet());
        open.forEach((partition, scan) -> consumer.seek(partition, scan.position()));
        while (!open.isEmpty() && !budget.isExhausted()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(shorter(budget.timeLeft(), LONGEST_POLL));
            open.forEach((partition, scan) -> {
                if (add(records.records(partition), scan)) {
                    scan.skipTo(consumer.position(partition));
                }
                if (scan.hasEnded()) {
                    consumer.pause(List.of(partition));
                }
            });
            open.values().removeIf(PartitionScan::hasEnded);
        }
    }

    /** Whether all records were added: then the consumer's position is the next offset to scan. */
    private boolean add(List<ConsumerRecord<byte[], byte[]>> records, PartitionScan scan) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.offset() >= scan.range().to()) {
                break;
            }
            if (scan.hasEnded() || budget.isExhausted()) {
                return false;
            }
            scan.add(record, budget.count(record), filter.matches(record, withheld));
        }
        return true;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
