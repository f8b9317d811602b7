package gg.leaderboard.log.bounded;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.log.TopicId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic with one partition that keeps the compression of producers, and clients for it. */
final class CompressedTopic implements AutoCloseable {

    static final int MEBIBYTE = 1024 * 1024;

    private final String kafka;
    private final String topic = "bombs-" + UUID.randomUUID();
    private final Admin admin;

    CompressedTopic(String kafka) throws Exception {
        this.kafka = kafka;
        this.admin = Admin.create(Map.of("bootstrap.servers", kafka));
        create();
    }

    private void create() throws Exception {
        NewTopic settings = new NewTopic(topic, Optional.of(1), Optional.empty())
                .configs(Map.of("compression.type", "producer", "message.timestamp.type", "LogAppendTime"));
        admin.createTopics(List.of(settings)).all().get();
    }

    void createAgain() throws Exception {
        admin.deleteTopics(List.of(topic)).all().get();
        create();
    }

    String topicId() {
        return TopicId.of(admin, topic, Duration.ofSeconds(5));
    }

    TopicPartition partition() {
        return new TopicPartition(topic, 0);
    }

    ProducerRecord<byte[], byte[]> record(String key, byte[] value) {
        return new ProducerRecord<>(topic, 0, key.getBytes(UTF_8), value);
    }

    /** Sends all records in as few batches as possible. Returns when Kafka has acknowledged them. */
    void send(String compression, List<ProducerRecord<byte[], byte[]>> records) {
        produce(Map.of("compression.type", compression, "linger.ms", 1000, "batch.size", 200 * MEBIBYTE), producer -> {
            records.forEach(producer::send);
            producer.flush();
        });
    }

    void produce(Map<String, Object> settings, Consumer<KafkaProducer<byte[], byte[]>> work) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "bootstrap.servers", kafka, "max.request.size", 300 * MEBIBYTE, "buffer.memory", 400L * MEBIBYTE));
        all.putAll(settings);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer())) {
            work.accept(producer);
        }
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        return consumer(kafka, partition());
    }

    /** Returns a bounded consumer at the beginning of a partition. */
    static KafkaConsumer<byte[], byte[]> consumer(String kafka, TopicPartition partition) {
        KafkaConsumer<byte[], byte[]> consumer = BoundedConsumers.bound(new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "isolation.level",
                        "read_committed",
                        "max.poll.records",
                        2000,
                        // Closing a consumer waits for the fetch in progress.
                        "fetch.max.wait.ms",
                        20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer()));
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        return consumer;
    }

    List<ConsumerRecord<byte[], byte[]>> read() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return read(consumer);
        }
    }

    /** Reads all records up to the end. */
    List<ConsumerRecord<byte[], byte[]>> read(KafkaConsumer<byte[], byte[]> consumer) {
        long end = consumer.endOffsets(List.of(partition())).values().iterator().next();
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        while (consumer.position(partition()) < end) {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        }
        return records;
    }

    String kafka() {
        return kafka;
    }

    @Override
    public void close() {
        admin.deleteTopics(List.of(topic));
        admin.close();
    }
}
