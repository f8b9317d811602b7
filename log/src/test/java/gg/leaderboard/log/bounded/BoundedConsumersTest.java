package gg.leaderboard.log.bounded;

import static gg.leaderboard.log.bounded.CompressedTopic.MEBIBYTE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.testing.Servers;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedConsumersTest {

    private static final Random RANDOM = new Random(7);

    private CompressedTopic log;

    @BeforeEach
    void start() throws Exception {
        log = new CompressedTopic(Servers.kafka());
    }

    @AfterEach
    void stop() {
        log.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "lz4"})
    void a_record_of_64_mebibytes_is_truncated_to_its_head_size_and_hash(String compression) throws Exception {
        byte[] value = new byte[64 * MEBIBYTE];
        Arrays.fill(value, (byte) 'x');
        ProducerRecord<byte[], byte[]> bomb = log.record("bomb", value);
        bomb.headers().add("event_type", "kill".getBytes(UTF_8)).add("large", new byte[2000]);
        log.send(compression, List.of(log.record("before", bytes("1")), bomb, log.record("after", bytes("2"))));

        List<ConsumerRecord<byte[], byte[]>> read = log.read();

        assertThat(read).extracting(r -> new String(r.key(), UTF_8)).containsExactly("before", "bomb", "after");
        assertThat(read).extracting(ConsumerRecord::offset).containsExactly(0L, 1L, 2L);
        ConsumerRecord<byte[], byte[]> shorter = read.get(1);
        assertThat(shorter.value()).hasSize(16 * 1024).containsOnly('x');
        assertThat(shorter.timestamp()).isEqualTo(read.get(0).timestamp());
        assertThat(header(shorter, EventHeaders.TRUNCATED)).isEqualTo("headers,value");
        assertThat(header(shorter, EventHeaders.VALUE_SIZE)).isEqualTo(String.valueOf(value.length));
        assertThat(header(shorter, EventHeaders.VALUE_SHA256)).isEqualTo(sha256(value));
        assertThat(header(shorter, "event_type")).isEqualTo("kill");
        assertThat(shorter.headers().lastHeader("large")).isNull();
        assertThatThrownBy(() -> RecordLimits.requireWhole(shorter)).isInstanceOf(InvalidEventException.class);
        RecordLimits.requireWhole(read.get(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
    void records_within_the_limits_are_unchanged(String compression) {
        List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                    log.partition().topic(),
                    0,
                    i % 7 == 0 ? null : bytes("key" + i),
                    i % 11 == 0 ? null : bytes(("value" + i).repeat(RANDOM.nextInt(800))));
            for (int h = 0; h < i % 3; h++) {
                record.headers().add("h" + h, h == 0 ? null : bytes("content" + i));
            }
            sent.add(record);
        }
        log.send(compression, sent.subList(0, 2000));
        log.send(compression, sent.subList(2000, 3000));

        List<ConsumerRecord<byte[], byte[]>> read = log.read();

        assertThat(read).extracting(ConsumerRecord::offset).isEqualTo(offsets(0, 3000));
        for (int i = 0; i < 3000; i++) {
            assertThat(read.get(i).key()).isEqualTo(sent.get(i).key());
            assertThat(read.get(i).value()).isEqualTo(sent.get(i).value());
            assertThat(read.get(i).headers()).isEqualTo(sent.get(i).headers());
        }
        try (KafkaConsumer<byte[], byte[]> consumer = log.consumer()) {
            consumer.seek(log.partition(), 1234);
            assertThat(log.read(consumer)).extracting(ConsumerRecord::offset).isEqualTo(offsets(1234, 3000));
            consumer.seek(log.partition(), 17);
            assertThat(log.read(consumer)).extracting(ConsumerRecord::offset).isEqualTo(offsets(17, 3000));
        }
    }

    @Test
    void aborted_records_are_not_delivered_even_in_the_middle_of_a_large_batch() {
        byte[] value = new byte[60 * 1024];
        log.produce(
                Map.of(
                        "transactional.id",
                        "t-" + log.partition().topic(),
                        "compression.type",
                        "gzip",
                        "linger.ms",
                        1000,
                        "batch.size",
                        100 * MEBIBYTE),
                producer -> {
                    producer.initTransactions();
                    for (int transaction = 0; transaction < 6; transaction++) {
                        producer.beginTransaction();
                        for (int i = 0; i < 100; i++) {
                            producer.send(log.record("t" + transaction + "-" + i, value));
                        }
                        if (transaction % 2 == 0) {
                            producer.commitTransaction();
                        } else {
                            producer.flush();
                            producer.abortTransaction();
                        }
                    }
                });

        assertThat(log.read())
                .extracting(r -> new String(r.key(), UTF_8))
                .isEqualTo(IntStream.of(0, 2, 4)
                        .boxed()
                        .flatMap(t -> IntStream.range(0, 100).mapToObj(i -> "t" + t + "-" + i))
                        .toList());
    }

    @Test
    void a_record_with_too_many_headers_keeps_a_few() {
        ProducerRecord<byte[], byte[]> many = log.record("many", bytes("{}"));
        for (int i = 0; i < 100_000; i++) {
            many.headers().add("", null);
        }
        log.send("none", List.of(log.record("before", bytes("1")), many, log.record("after", bytes("2"))));

        List<ConsumerRecord<byte[], byte[]>> read = log.read();

        assertThat(read).hasSize(3);
        assertThat(read.get(1).value()).isEqualTo(bytes("{}"));
        assertThat(read.get(1).headers().toArray()).hasSizeLessThan(50);
        assertThat(header(read.get(1), EventHeaders.TRUNCATED)).isEqualTo("headers");
    }

    /**
     * Fails with an OutOfMemoryError, like a standard Kafka consumer, if one record is inflated whole or many are kept.
     */
    @Test
    void a_heap_of_64_mebibytes_is_enough_for_any_log() throws Exception {
        byte[] large = new byte[100 * MEBIBYTE];
        for (int i = 0; i < 8; i++) {
            log.send(i % 2 == 0 ? "gzip" : "zstd", List.of(log.record("large", large)));
        }
        byte[] usual = new byte[60 * 1024];
        log.send(
                "zstd",
                IntStream.range(0, 3000)
                        .mapToObj(i -> log.record("usual", usual))
                        .toList());
        ProducerRecord<byte[], byte[]> key =
                new ProducerRecord<>(log.partition().topic(), 0, large, usual);
        log.send("gzip", List.of(key));

        assertThat(SmallHeapConsumer.run(
                        SmallHeapConsumer.class,
                        "64m",
                        log.kafka(),
                        log.partition().topic()))
                .isEqualTo("read 3009 records, the last at 3008");
    }

    @Test
    void the_id_of_a_topic_that_was_created_again_is_known_with_its_first_records() throws Exception {
        try (KafkaConsumer<byte[], byte[]> consumer = log.consumer()) {
            consumer.poll(Duration.ofMillis(100));
            String before = log.topicId();
            log.createAgain();
            log.send("none", List.of(log.record("new", bytes("1"))));

            assertThat(log.read(consumer)).hasSize(1);
            assertThat(BoundedConsumers.topicId(consumer, log.partition()))
                    .hasValue(log.topicId())
                    .isNotEqualTo(Optional.of(before));
        }
    }

    @Test
    void an_unsupported_consumer_is_rejected() {
        try (KafkaConsumer<byte[], byte[]> other = new KafkaConsumer<>(
                Map.of("bootstrap.servers", Servers.kafka(), "group.protocol", "consumer", "group.id", "g"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> BoundedConsumers.bound(other))
                    .withMessageContaining("group.protocol=classic");
        }
    }

    private static List<Long> offsets(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> (long) i).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
