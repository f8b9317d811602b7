package gg.leaderboard.producer;

import gg.leaderboard.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the topic of events. */
final class GameEventsTopic {

    private GameEventsTopic() {}

    /** Returns all records, ordered within each partition. */
    static List<ConsumerRecord<String, byte[]>> read(String servers) {
        return read(servers, Topics.GAME_EVENTS);
    }

    static List<ConsumerRecord<String, byte[]>> read(String servers, String topic) {
        // Closing a consumer waits for the fetch in progress.
        Map<String, Object> settings =
                Map.of("bootstrap.servers", servers, "auto.offset.reset", "earliest", "fetch.max.wait.ms", 20);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
            return records;
        }
    }
}
