package gg.leaderboard.standalone.system;

import static java.util.stream.Collectors.toMap;

import gg.leaderboard.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Copies topics as MirrorMaker 2 does with the configuration in docs/REGIONS.md: same names, partitions, order and times,
 * but other offsets and topic ids. After a restart it copies the records since its last commit again.
 */
final class Mirror implements AutoCloseable {

    private static final String TIMES = "message.timestamp.type";

    private final KafkaConsumer<byte[], byte[]> source;
    private final KafkaProducer<byte[], byte[]> target;
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    /** Creates the topics that {@code to} lacks. */
    Mirror(String from, String to) throws Exception {
        source = new KafkaConsumer<>(
                Map.of("bootstrap.servers", from, "isolation.level", "read_committed", "fetch.max.wait.ms", 20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        target = new KafkaProducer<>(
                Map.of("bootstrap.servers", to, "max.in.flight.requests.per.connection", 1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        try (Admin described = Admin.create(Map.of("bootstrap.servers", from));
                Admin created = Admin.create(Map.of("bootstrap.servers", to))) {
            for (TopicDescription topic : described
                    .describeTopics(Topics.MIRRORED)
                    .allTopicNames()
                    .get()
                    .values()) {
                created.createTopics(List.of(
                                new NewTopic(topic.name(), topic.partitions().size(), (short) 1)
                                        .configs(config(described, topic.name()))))
                        .all()
                        .get();
                topic.partitions()
                        .forEach(partition ->
                                committed.put(new TopicPartition(topic.name(), partition.partition()), 0L));
            }
        }
        source.assign(committed.keySet());
        restart();
    }

    private static Map<String, String> config(Admin admin, String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config =
                Objects.requireNonNull(admin.describeConfigs(List.of(resource)).all().get().get(resource));
        return config.entries().stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .filter(entry -> !entry.name().equals(TIMES))
                .collect(toMap(ConfigEntry::name, ConfigEntry::value));
    }

    /** Copies everything up to the current ends. */
    void copy() throws Exception {
        List<Future<?>> sent = new ArrayList<>();
        Map<TopicPartition, Long> ends = source.endOffsets(source.assignment());
        while (ends.entrySet().stream().anyMatch(end -> source.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : source.poll(Duration.ofMillis(200))) {
                sent.add(target.send(new ProducerRecord<>(
                        record.topic(),
                        record.partition(),
                        record.timestamp(),
                        record.key(),
                        record.value(),
                        record.headers())));
            }
        }
        for (Future<?> each : sent) {
            each.get();
        }
    }

    void commit() {
        committed.replaceAll((partition, before) -> source.position(partition));
    }

    /** Continues at the last commit. */
    void restart() {
        committed.forEach(source::seek);
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
