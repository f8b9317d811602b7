package gg.leaderboard.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.events.Topics;
import gg.leaderboard.processor.fixture.RunningProcessor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests transactions of other producers in the log. */
class TransactionsTest {

    private static final String EVENT = "{\"event_type\":\"player_scored\",\"player_id\":\"p\",\"points\":1,"
            + "\"timestamp\":\"2026-01-01T00:00:00Z\"}";

    @TempDir
    static Path directory;

    private static RunningProcessor processor;

    @BeforeAll
    static void start() {
        processor = new RunningProcessor(directory).start("--leaderboard.processor.open-transaction-after=2s");
        processor.awaitReadiness(200, "");
    }

    @AfterAll
    static void stop() {
        processor.close();
    }

    @Test
    void progress_passes_transaction_markers_even_if_nothing_was_counted() {
        processor.log().send(0, EVENT);
        processor.awaitPlayers(1);
        try (KafkaProducer<byte[], byte[]> other = transactional("quiet")) {
            other.beginTransaction();
            other.send(record(0));
            other.commitTransaction();
            other.beginTransaction();
            other.send(record(0));
            other.send(record(1));
            // An abort discards records that have not been sent yet.
            other.flush();
            other.abortTransaction();
        }

        // One event, one event with its commit marker, and one aborted event with its marker.
        await().untilAsserted(() -> assertThat(progress(0)).contains("4"));
        await().untilAsserted(() -> assertThat(progress(1)).contains("1"));
        assertThat(time(0)).isGreaterThan(0);
        assertThat(time(1)).isZero();

        processor.stop();
        processor.template().delete("progress");
        processor.template().delete("standings:totals");
        processor.start("--leaderboard.processor.open-transaction-after=2s");

        await().untilAsserted(() -> assertThat(progress(0)).contains("4"));
        await().untilAsserted(() -> assertThat(progress(1)).contains("1"));
        processor.log().send(1, EVENT);
        await().untilAsserted(() -> assertThat(progress(1)).contains("2"));
        assertThat(time(1)).isGreaterThan(0);
    }

    @Test
    void an_open_transaction_is_reported_with_its_producer_and_the_remedy() {
        try (KafkaProducer<byte[], byte[]> other = transactional("forgotten")) {
            other.beginTransaction();
            other.send(record(3));
            other.flush();

            processor.awaitReadiness(503, "game-events-3 transaction");
            assertThat(processor.readiness())
                    .contains("an open transaction has blocked all records from offset 0")
                    .contains("transactional id \\\"forgotten\\\"")
                    .contains("kafka-transactions.sh abort --topic game-events --partition 3 --start-offset 0");

            other.abortTransaction();
        }
        processor.awaitReadiness(200, "");
    }

    private static Optional<String> progress(int partition) {
        return processor.template().<String, String>opsForHash().entries("progress").entrySet().stream()
                .filter(each -> each.getKey().endsWith(":" + partition))
                .filter(each -> isOfLog(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    // The topic of definitions has no stored log time.
    private static boolean isOfLog(String partition) {
        return processor.template().opsForHash().hasKey("standings:totals", "time:" + partition);
    }

    private static long time(int partition) {
        return processor.template().<String, String>opsForHash().entries("standings:totals").entrySet().stream()
                .filter(each ->
                        each.getKey().startsWith("time:") && each.getKey().endsWith(":" + partition))
                .mapToLong(each -> Long.parseLong(each.getValue()))
                .max()
                .orElseThrow();
    }

    private static ProducerRecord<byte[], byte[]> record(int partition) {
        return new ProducerRecord<>(Topics.GAME_EVENTS, partition, null, EVENT.getBytes(StandardCharsets.UTF_8));
    }

    private static KafkaProducer<byte[], byte[]> transactional(String id) {
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        processor.kafka().bootstrapServers(),
                        "transactional.id",
                        id,
                        "max.block.ms",
                        Duration.ofSeconds(60).toMillis()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }
}
