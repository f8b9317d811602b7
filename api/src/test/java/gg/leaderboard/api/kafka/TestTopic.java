package gg.leaderboard.api.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.testing.Servers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A topic on the shared Kafka, and clients for it. */
final class TestTopic implements AutoCloseable {

    private final String name;
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", Servers.kafka()));

    TestTopic(int partitions, Map<String, String> settings) {
        this("console-" + UUID.randomUUID(), partitions, settings);
    }

    private TestTopic(String name, int partitions, Map<String, String> settings) {
        this.name = name;
        Answers.await(admin.createTopics(
                        List.of(new NewTopic(name, Optional.of(partitions), Optional.<Short>empty()).configs(settings)))
                .all());
    }

    String name() {
        return name;
    }

    /** Path of the call that searches in the topic. */
    String messages(String query) {
        return "/api/v1/admin/kafka/topics/" + name + "/messages?" + query;
    }

    void send(int partition, @Nullable String key, @Nullable String value) {
        send(new ProducerRecord<>(name, partition, bytes(key), bytes(value)));
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        produce(Map.of(), producer -> {
            var unused = producer.send(record);
        });
    }

    static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }

    /** Runs the work with a producer, and waits until Kafka has acknowledged all records. */
    void produce(Map<String, Object> settings, Consumer<KafkaProducer<byte[], byte[]>> work) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "bootstrap.servers", Servers.kafka(), "max.request.size", 300_000_000, "buffer.memory", 400_000_000L));
        all.putAll(settings);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer())) {
            work.accept(producer);
        }
    }

    /** Joins a group, reads at least these records, and commits. */
    KafkaConsumer<byte[], byte[]> consume(String group, int records) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        Servers.kafka(),
                        "group.id",
                        group,
                        "client.id",
                        "reader",
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(name));
        for (int read = 0; read < records; ) {
            read += consumer.poll(Duration.ofMillis(200)).count();
        }
        consumer.commitSync();
        return consumer;
    }

    TopicPartition partition(int number) {
        return new TopicPartition(name, number);
    }

    Admin admin() {
        return admin;
    }

    @Override
    public void close() {
        Answers.await(admin.deleteTopics(List.of(name)).all());
        admin.close();
    }
}
