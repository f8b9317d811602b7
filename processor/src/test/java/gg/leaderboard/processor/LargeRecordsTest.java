package gg.leaderboard.processor;

import static gg.leaderboard.fixtures.TestEvents.scored;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.Topics;
import gg.leaderboard.fixtures.AsyncApi;
import gg.leaderboard.log.KafkaFutures;
import gg.leaderboard.log.MissingTopics;
import gg.leaderboard.processor.fixture.RunningProcessor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uses topics as an earlier release created them. The broker then accepts any record that is small once compressed. */
class LargeRecordsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MEBIBYTE = 1024 * 1024;

    @TempDir
    static Path directory;

    private static RunningProcessor processor;
    private static Admin admin;
    private static KafkaProducer<byte[], byte[]> compressing;

    @BeforeAll
    static void start() {
        processor = new RunningProcessor(directory);
        admin = Admin.create(Map.of("bootstrap.servers", processor.kafka().bootstrapServers()));
        new MissingTopics(admin, PATIENCE).create();
        for (String topic : List.of(Topics.GAME_EVENTS, Topics.LEADERBOARD_SCORES)) {
            alter(topic, "compression.type", "producer");
        }
        compressing = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        processor.kafka().bootstrapServers(),
                        "compression.type",
                        "gzip",
                        "max.request.size",
                        100 * MEBIBYTE,
                        "buffer.memory",
                        200L * MEBIBYTE),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        processor.start("--leaderboard.processor.max-back-off=200ms");
    }

    @AfterAll
    static void stop() {
        compressing.close();
        admin.close();
        processor.close();
    }

    @Test
    void a_record_of_two_mebibytes_blocks_nothing() {
        String key = key();
        byte[] padded = (scored("padded", 5) + " ".repeat(2 * MEBIBYTE)).getBytes(UTF_8);
        send(Topics.GAME_EVENTS, 3, key, padded);
        send(Topics.GAME_EVENTS, 3, key(), scored("ada", 7).getBytes(UTF_8));

        ConsumerRecord<byte[], byte[]> letter = awaitLetter(key);
        assertThat(letter.value()).hasSizeLessThan(20_000).startsWith("{".getBytes(UTF_8));
        assertThat(header(letter, EventHeaders.TRUNCATED)).isEqualTo("value");
        assertThat(header(letter, EventHeaders.VALUE_SIZE)).isEqualTo(String.valueOf(padded.length));
        assertThat(header(letter, EventHeaders.REASON)).startsWith("record must have at most");
        assertThat(header(letter, EventHeaders.SOURCE_PARTITION)).isEqualTo("3");
        processor.awaitExpectedStandings();
        assertThat(processor.template().hasKey("player:stats:padded")).isFalse();
        processor.awaitReadiness(200, "UP");
    }

    @Test
    void a_score_of_sixty_mebibytes_does_not_block_the_relay() {
        String key = key();
        send(Topics.LEADERBOARD_SCORES, 4, key, new byte[60 * MEBIBYTE]);
        String player = "relayed-" + UUID.randomUUID();
        for (int partition = 0; partition < 6; partition++) {
            send(
                    Topics.LEADERBOARD_SCORES,
                    partition,
                    player,
                    "{\"player_id\":\"%s\",\"leaderboard_id\":\"cup\",\"score\":1}"
                            .formatted(player)
                            .getBytes(UTF_8));
        }

        assertThat(header(awaitLetter(key), EventHeaders.VALUE_SIZE)).isEqualTo(String.valueOf(60 * MEBIBYTE));
        await().atMost(PATIENCE)
                .until(
                        () -> processor.log().read(Topics.GAME_EVENTS).stream()
                                .filter(event -> event.key() != null && new String(event.key(), UTF_8).equals(player))
                                .count(),
                        count -> count == 6);
    }

    @Test
    void a_letter_larger_than_its_record_is_truncated() {
        String key = key();
        // The value alone is within all limits. With the headers of the dead letter it exceeds them.
        send(Topics.GAME_EVENTS, 0, key, new byte[Topics.MAX_DEAD_LETTER_BYTES - 200]);

        ConsumerRecord<byte[], byte[]> letter = awaitLetter(key);
        assertThat(header(letter, EventHeaders.TRUNCATED)).isEqualTo("value");
        assertThat(header(letter, EventHeaders.REASON)).startsWith("event must have at most 65536 bytes");
    }

    @Test
    void a_letter_rejected_for_its_size_is_sent_with_its_source_only() {
        alter(Topics.DEAD_LETTERS, "max.message.bytes", "1000");
        ConsumerRecord<byte[], byte[]> letter;
        try {
            send(Topics.GAME_EVENTS, 1, key(), new byte[50_000]);
            letter = await().atMost(PATIENCE)
                    .until(
                            () -> processor.log().read(Topics.DEAD_LETTERS).stream()
                                    // The key of the record is not kept. The partition may also contain dead letters
                                    // of other tests.
                                    .filter(l -> header(l, EventHeaders.SOURCE_PARTITION)
                                                    .equals("1")
                                            && isOf(l, "50000"))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
        } finally {
            alter(Topics.DEAD_LETTERS, "max.message.bytes", String.valueOf(Topics.MAX_DEAD_LETTER_BYTES));
        }

        processor.awaitExpectedStandings();
        assertThat(letter.value()).isNull();
        assertThat(AsyncApi.problems(letter)).isEmpty();
        assertThat(header(letter, EventHeaders.TRUNCATED)).isEqualTo("record");
        processor.awaitReadiness(200, "UP");
    }

    @Test
    void the_broker_rejects_it_in_a_topic_of_this_release() {
        byte[] large = new byte[2 * MEBIBYTE];

        assertThat(compressing.send(new ProducerRecord<>(Topics.DEAD_LETTERS, large)))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(RecordTooLargeException.class);
    }

    private static String key() {
        return "large-" + UUID.randomUUID();
    }

    private static void send(String topic, int partition, String key, byte[] value) {
        KafkaFutures.await(
                compressing.send(new ProducerRecord<>(topic, partition, key.getBytes(UTF_8), value)), PATIENCE);
    }

    private static ConsumerRecord<byte[], byte[]> awaitLetter(String key) {
        ConsumerRecord<byte[], byte[]> letter = await().atMost(PATIENCE)
                .until(
                        () -> processor.log().read(Topics.DEAD_LETTERS).stream()
                                .filter(r -> r.key() != null && new String(r.key(), UTF_8).equals(key))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        assertThat(AsyncApi.problems(letter)).isEmpty();
        return letter;
    }

    private static void alter(String topic, String name, String value) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        KafkaFutures.await(
                admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all(), PATIENCE);
        // The controller has stored the change. The broker applies it later.
        await().atMost(PATIENCE)
                .until(() ->
                        KafkaFutures.await(
                                        admin.describeConfigs(List.of(resource)).all(), PATIENCE)
                                .values()
                                .stream()
                                .allMatch(
                                        config -> value.equals(config.get(name).value())));
    }

    private static boolean isOf(ConsumerRecord<?, ?> letter, String valueSize) {
        Header size = letter.headers().lastHeader(EventHeaders.VALUE_SIZE);
        return size != null && new String(size.value(), UTF_8).equals(valueSize);
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
