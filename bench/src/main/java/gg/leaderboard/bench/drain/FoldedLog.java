package gg.leaderboard.bench.drain;

import gg.leaderboard.bench.load.GameLog;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.apply.PartitionWriter;
import gg.leaderboard.standings.apply.Standings;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.LogRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** A whole log led to standings as the processor does it: by the product's own writer and fold, in batches as large. */
final class FoldedLog {

    // As in processor.yml: spring.kafka.consumer.max-poll-records.
    private static final Map<String, Object> BATCHES = Map.of("max.poll.records", 2000);

    private final Map<TopicPartition, PartitionWriter> writers = new HashMap<>();
    private final GameLog log;
    private final String topicId;
    private final StandingsProperties properties;
    private final int maxChanges;
    private final Standings standings;

    /** @param maxChanges as {@code leaderboard.processor.max-changes-per-call} */
    FoldedLog(GameLog log, StandingsProperties properties, int maxChanges, Standings standings) throws Exception {
        this.log = log;
        this.topicId = log.topicId();
        this.properties = properties;
        this.maxChanges = maxChanges;
        this.standings = standings;
    }

    /** Goes from the log's beginning to its end. */
    void fold() throws Exception {
        Map<TopicPartition, Long> ends = log.ends();
        try (KafkaConsumer<byte[], byte[]> consumer = log.consumer(BATCHES)) {
            consumer.assign(ends.keySet());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                ConsumerRecords<byte[], byte[]> batch = consumer.poll(Duration.ofSeconds(1));
                batch.partitions().forEach(partition -> writer(partition).write(decode(batch.records(partition))));
            }
        }
    }

    private PartitionWriter writer(TopicPartition partition) {
        return writers.computeIfAbsent(
                partition,
                p -> new PartitionWriter(
                        new LogPartition(topicId, p.partition()),
                        properties.keys().shards(),
                        new Fold(properties.keys(), properties, maxChanges),
                        standings));
    }

    private static List<LogRecord> decode(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(FoldedLog::decode).toList();
    }

    private static LogRecord decode(ConsumerRecord<byte[], byte[]> record) {
        Instant logTime = Instant.ofEpochMilli(record.timestamp());
        return LogRecord.of(
                record.offset(),
                logTime,
                EventJson.read(record.value(), logTime, () -> "every event here has an id"),
                Definitions.NONE);
    }
}
