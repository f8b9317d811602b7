package gg.leaderboard.bench.drain;

import gg.leaderboard.bench.load.GameEventsClient;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.fold.PartitionWriter;
import gg.leaderboard.standings.fold.StandingsWriter;
import gg.leaderboard.standings.fold.UpdateLimits;
import gg.leaderboard.standings.redis.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Folds a whole log into standings as the processor does: with the product's writer and fold, and the same batch size.
 */
final class LogReplay {

    // The same value as spring.kafka.consumer.max-poll-records in processor.yml.
    private static final Map<String, Object> BATCHES = Map.of("max.poll.records", 2000);

    private final Map<TopicPartition, PartitionWriter> writers = new HashMap<>();
    private final GameEventsClient log;
    private final String topicId;
    private final StandingsProperties properties;
    private final UpdateLimits limits;
    private final StandingsWriter standings;

    /** @param limits the limits of the processor */
    LogReplay(GameEventsClient log, StandingsProperties properties, UpdateLimits limits, StandingsWriter standings)
            throws Exception {
        this.log = log;
        this.topicId = log.topicId();
        this.properties = properties;
        this.limits = limits;
        this.standings = standings;
    }

    /** Folds the log from its beginning to its end. */
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
                        Keys.of(properties).shards(),
                        new Fold(Keys.of(properties).shards(), properties, limits),
                        standings));
    }

    private static List<LogRecord> decode(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(LogReplay::decode).toList();
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
