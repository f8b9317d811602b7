package gg.leaderboard.processor.crash;

import gg.leaderboard.fixtures.Contents;
import gg.leaderboard.fixtures.PlainFold;
import gg.leaderboard.fixtures.SeededBoards;
import gg.leaderboard.fixtures.SeededLog;
import gg.leaderboard.log.reading.OffsetRange;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.testing.Servers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A {@link SeededLog} in Kafka, read as the processor reads it. */
final class LogUnderTest implements AutoCloseable {

    private final String topic;
    private final String topicId;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<OffsetRange> ranges;
    private final List<List<ConsumerRecord<byte[], byte[]>>> records;
    private final Definitions definitions;
    private final Contents expected;

    LogUnderTest(long seed) throws Exception {
        topic = SeededLog.write(seed);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Servers.kafka()))) {
            topicId = admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .topicId()
                    .toString();
        }
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        Servers.kafka(),
                        "isolation.level",
                        "read_committed",
                        "fetch.max.wait.ms",
                        5),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        ranges = partitions().mapToObj(this::range).toList();
        records = partitions().mapToObj(this::fetch).toList();
        List<ConsumerRecord<byte[], byte[]>> all =
                records.stream().flatMap(List::stream).toList();
        definitions = definitions(all);
        expected = PlainFold.of(all, definitions);
    }

    private static Definitions definitions(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Instant> times = records.stream()
                .map(record -> Instant.ofEpochMilli(record.timestamp()))
                .sorted()
                .toList();
        return SeededBoards.of(times.get(0), times.get(times.size() / 2));
    }

    Definitions definitions() {
        return definitions;
    }

    static IntStream partitions() {
        return IntStream.range(0, SeededLog.PARTITIONS);
    }

    LogPartition partition(int partition) {
        return new LogPartition(topicId, partition);
    }

    OffsetRange offsets(int partition) {
        return ranges.get(partition);
    }

    long lastOffset(int partition) {
        List<ConsumerRecord<byte[], byte[]>> all = records.get(partition);
        return all.isEmpty() ? -1 : all.get(all.size() - 1).offset();
    }

    /** What the standings must hold in the end. */
    Contents expected() {
        return expected;
    }

    /** Everything from {@code offset} on, as Kafka has delivered it; asking again for each of thousands of seeks takes long. */
    List<ConsumerRecord<byte[], byte[]>> read(int partition, long offset) {
        return records.get(partition).stream()
                .filter(record -> record.offset() >= offset)
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> fetch(int partition) {
        TopicPartition assigned = new TopicPartition(topic, partition);
        consumer.assign(List.of(assigned));
        consumer.seekToBeginning(List.of(assigned));
        List<ConsumerRecord<byte[], byte[]>> fetched = new ArrayList<>();
        while (consumer.position(assigned) < ranges.get(partition).end()) {
            fetched.addAll(consumer.poll(Duration.ofSeconds(1)).records(assigned));
        }
        return fetched;
    }

    private OffsetRange range(int partition) {
        List<TopicPartition> asked = List.of(new TopicPartition(topic, partition));
        return new OffsetRange(
                consumer.beginningOffsets(asked).values().iterator().next(),
                consumer.endOffsets(asked).values().iterator().next());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
