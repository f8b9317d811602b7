package gg.leaderboard.archive.store;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.KafkaFutures;
import gg.leaderboard.log.bounded.BoundedConsumers;
import gg.leaderboard.standings.LogPartition;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Compares progress with the end of the topic. A deleted topic gets no more records. */
@Component
class KafkaFoldProgress implements FoldProgress {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final ProgressTable progress;
    private final Admin kafka;
    private final Map<String, Object> settings;

    KafkaFoldProgress(ProgressTable progress, Admin kafka, KafkaAdmin settings) {
        this.progress = progress;
        this.kafka = kafka;
        this.settings = settings.getConfigurationProperties();
    }

    /** @throws org.apache.kafka.common.KafkaException while Kafka is unavailable */
    @Override
    public boolean has(FoldName fold, Instant time) {
        TopicDescription topic = KafkaFutures.await(
                kafka.describeTopics(List.of(Topics.GAME_EVENTS))
                        .topicNameValues()
                        .get(Topics.GAME_EVENTS),
                TIMEOUT);
        // Read before the end of the log: records folded in between are harmless.
        Map<LogPartition, Instant> times = progress.times(fold);
        Map<LogPartition, Long> ends = progress.all(fold);
        return topic.partitions().stream().allMatch(p -> {
            LogPartition partition = new LogPartition(topic.topicId().toString(), p.partition());
            return times.getOrDefault(partition, Instant.MIN).isAfter(time)
                    || !hasMore(p.partition(), ends.getOrDefault(partition, -1L) + 1, time);
        });
    }

    private boolean hasMore(int number, long next, Instant time) {
        TopicPartition partition = new TopicPartition(Topics.GAME_EVENTS, number);
        ListOffsetsResult answer = kafka.listOffsets(
                Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
        long end =
                KafkaFutures.await(answer.partitionResult(partition), TIMEOUT).offset();
        return next < end && readsMore(partition, next, end, time);
    }

    // The remaining offsets may be transaction markers, which are not archived.
    private boolean readsMore(TopicPartition partition, long next, long end, Instant time) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, next);
            long deadline = System.nanoTime() + TIMEOUT.toNanos();
            while (consumer.position(partition, TIMEOUT) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(TIMEOUT)) {
                    return !Instant.ofEpochMilli(record.timestamp()).isAfter(time);
                }
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException("Kafka did not return the next record of " + partition + " in time");
                }
            }
            return false;
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = new HashMap<>(settings);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        return BoundedConsumers.bound(
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }
}
