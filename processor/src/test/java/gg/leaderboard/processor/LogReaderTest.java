package gg.leaderboard.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.events.Topics;
import gg.leaderboard.fixtures.TestEvents;
import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.DefinitionWriter;
import gg.leaderboard.log.NewBoardVersion;
import gg.leaderboard.log.bounded.BoundedConsumers;
import gg.leaderboard.log.consumer.CurrentProblems;
import gg.leaderboard.log.consumer.LogReader;
import gg.leaderboard.log.consumer.LogTopic;
import gg.leaderboard.log.consumer.PolledOffsets;
import gg.leaderboard.log.consumer.RetryForeverErrorHandler;
import gg.leaderboard.processor.fixture.RunningProcessor;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.ResetPeriod;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** Tests sequences of calls that the listener container may make, by calling the reader directly. */
class LogReaderTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.GAME_EVENTS, 0);

    @TempDir
    Path directory;

    @Test
    void a_batch_fetched_before_a_detected_loss_is_not_folded() {
        try (RunningProcessor processor = notListening();
                KafkaConsumer<byte[], byte[]> consumer = consumer(processor)) {
            LogReader reader = processor.bean(LogReader.class);
            List<ConsumerRecord<byte[], byte[]>> records = assignAndPoll(processor, reader, consumer);

            // The container passes 0-29. Then Redis loses everything, and the idle check notices it before 30-59 are
            // passed.
            reader.read(records.subList(0, 30), () -> {}, consumer);
            processor.template().delete(processor.template().keys("*"));
            reader.check(consumer, PARTITION);
            reader.read(records.subList(30, 60), () -> {}, consumer);

            assertThat(events(processor)).isZero();
            reader.read(poll(consumer), () -> {}, consumer);
            assertThat(events(processor)).isEqualTo(60);
        }
    }

    @Test
    void an_offset_gap_within_the_log_is_harmless_and_redelivered_records_do_not_count() {
        try (RunningProcessor processor = notListening();
                KafkaConsumer<byte[], byte[]> consumer = consumer(processor)) {
            LogReader reader = processor.bean(LogReader.class);
            List<ConsumerRecord<byte[], byte[]>> records = assignAndPoll(processor, reader, consumer);

            reader.read(records.subList(0, 30), () -> {}, consumer);
            reader.read(records.subList(35, 60), () -> {}, consumer);
            assertThat(events(processor)).isEqualTo(55);

            reader.read(records.subList(10, 60), () -> {}, consumer);
            assertThat(events(processor)).isEqualTo(55);
        }
    }

    @Test
    void a_partition_recovers_only_when_the_failed_records_are_folded() {
        try (RunningProcessor processor = notListening();
                KafkaConsumer<byte[], byte[]> consumer = consumer(processor)) {
            LogReader reader = processor.bean(LogReader.class);
            CurrentProblems problems = processor.bean(CurrentProblems.class);
            List<ConsumerRecord<byte[], byte[]>> records = assignAndPoll(processor, reader, consumer);

            fail(processor, records, consumer);
            // The container calls this while a partition is idle, which may be between two attempts.
            reader.check(consumer, PARTITION);
            assertThat(problems.current()).containsKey(PARTITION.toString());

            reader.read(poll(consumer), () -> {}, consumer);
            assertThat(problems.current()).doesNotContainKey(PARTITION.toString());
            assertThat(events(processor)).isEqualTo(60);
        }
    }

    @Test
    void a_record_polled_after_a_new_definition_is_folded_with_it() {
        try (RunningProcessor processor = notListening();
                KafkaConsumer<byte[], byte[]> consumer = consumer(processor)) {
            LogReader reader = processor.bean(LogReader.class);
            reader.read(assignAndPoll(processor, reader, consumer), () -> {}, consumer);
            create(processor, "cup");
            processor
                    .log()
                    .send(
                            PARTITION.partition(),
                            TestEvents.event("p", "score_submitted", "\"leaderboard_id\":\"cup\",\"score\":7"));
            processor.log().flush();

            reader.read(poll(consumer, 1), () -> {}, consumer);

            assertThat(processor.template().opsForZSet().score("leaderboard:cup", "p"))
                    .isEqualTo(7);
        }
    }

    @Test
    void records_that_the_archive_has_applied_still_become_dead_letters() {
        try (RunningProcessor processor = notListening();
                KafkaConsumer<byte[], byte[]> consumer = consumer(processor)) {
            LogReader reader = processor.bean(LogReader.class);
            List<ConsumerRecord<byte[], byte[]>> records = assignAndPoll(processor, reader, consumer);
            processor.log().send(PARTITION.partition(), "no event");
            records.addAll(poll(consumer, 1));
            processor
                    .bean(PartitionProcessorFactory.class)
                    .create(processor.bean(LogTopic.class).identify(PARTITION))
                    .pass(records.size() - 1);

            reader.read(records, () -> {}, consumer);
            assertThat(processor.log().read(Topics.DEAD_LETTERS)).hasSize(1);

            // The same after a restart: nothing was committed.
            reader.onPartitionsLost(consumer, List.of(PARTITION));
            consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(0)));
            reader.onPartitionsAssigned(consumer, List.of(PARTITION));
            reader.read(poll(consumer, 61), () -> {}, consumer);
            assertThat(processor.log().read(Topics.DEAD_LETTERS)).hasSize(2);
            assertThat(events(processor)).isZero();
        }
    }

    private static void create(RunningProcessor processor, String board) {
        Map<String, Object> kafka =
                Map.of("bootstrap.servers", processor.kafka().bootstrapServers());
        BoardDefinition definition = new BoardDefinition(
                board, board, SortOrder.DESC, UpdateMode.BEST, ResetPeriod.NEVER, ZoneOffset.UTC, null);
        try (DefinitionLog log = new DefinitionLog(kafka, Duration.ofSeconds(10))) {
            new DefinitionWriter(kafka, log, Duration.ofSeconds(10))
                    .change(board, now -> new NewBoardVersion(Change.CREATED, definition));
        }
    }

    @Test
    void a_log_that_lost_the_same_records_as_the_store_is_a_gap() throws Exception {
        try (RunningProcessor processor = notListening();
                KafkaConsumer<byte[], byte[]> consumer = consumer(processor)) {
            LogReader reader = processor.bean(LogReader.class);
            reader.read(assignAndPoll(processor, reader, consumer), () -> {}, consumer);
            processor.template().delete(processor.template().keys("*"));
            deleteRecords(processor);

            reader.check(consumer, PARTITION);
            assertThat(consumer.poll(Duration.ofSeconds(1))).isEmpty();
            reader.check(consumer, PARTITION);

            assertThat(processor.bean(CurrentProblems.class).current()).containsKey(PARTITION.toString());
        }
    }

    @Test
    void the_first_records_after_an_empty_log_was_created_again_are_of_the_new_log() throws Exception {
        try (RunningProcessor processor = notListening();
                KafkaConsumer<byte[], byte[]> consumer = BoundedConsumers.bound(consumer(processor))) {
            LogReader reader = processor.bean(LogReader.class);
            LogTopic topic = processor.bean(LogTopic.class);
            String before = topic.topicId();
            consumer.assign(List.of(PARTITION));
            reader.onPartitionsAssigned(consumer, List.of(PARTITION));
            consumer.poll(Duration.ofMillis(100));
            delete(processor);
            await().ignoreExceptions().until(() -> !topic.topicId().equals(before));
            processor.log().send(PARTITION.partition(), "no event");

            reader.read(poll(consumer, 1), () -> {}, consumer);
            assertThat(processor.log().read(Topics.DEAD_LETTERS)).isEmpty();
            reader.read(poll(consumer, 1), () -> {}, consumer);
            assertThat(processor.log().read(Topics.DEAD_LETTERS)).hasSize(1);
        }
    }

    private static void delete(RunningProcessor processor) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", processor.kafka().bootstrapServers()))) {
            admin.deleteTopics(List.of(Topics.GAME_EVENTS)).all().get();
        }
    }

    private static void deleteRecords(RunningProcessor processor) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", processor.kafka().bootstrapServers()))) {
            admin.deleteRecords(Map.of(PARTITION, RecordsToDelete.beforeOffset(60)))
                    .all()
                    .get();
        }
    }

    private static void fail(
            RunningProcessor processor,
            List<ConsumerRecord<byte[], byte[]>> records,
            KafkaConsumer<byte[], byte[]> consumer) {
        processor
                .bean(RetryForeverErrorHandler.class)
                .handleBatch(
                        new IllegalStateException("as a test"),
                        new ConsumerRecords<>(Map.of(PARTITION, records), Map.of()),
                        consumer,
                        processor
                                .bean(KafkaListenerEndpointRegistry.class)
                                .getListenerContainers()
                                .iterator()
                                .next(),
                        () -> {});
    }

    private RunningProcessor notListening() {
        return new RunningProcessor(directory).start("--spring.kafka.listener.auto-startup=false");
    }

    private static List<ConsumerRecord<byte[], byte[]>> assignAndPoll(
            RunningProcessor processor, LogReader reader, KafkaConsumer<byte[], byte[]> consumer) {
        processor.bean(LogTopic.class).topicId();
        for (int i = 0; i < 60; i++) {
            processor.log().send(PARTITION.partition(), TestEvents.scored("p" + i % 7, i));
        }
        processor.log().flush();
        consumer.assign(List.of(PARTITION));
        reader.onPartitionsAssigned(consumer, List.of(PARTITION));
        return poll(consumer);
    }

    private static List<ConsumerRecord<byte[], byte[]>> poll(KafkaConsumer<byte[], byte[]> consumer) {
        return poll(consumer, 60);
    }

    private static List<ConsumerRecord<byte[], byte[]>> poll(KafkaConsumer<byte[], byte[]> consumer, int count) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        while (records.size() < count) {
            consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
        }
        return records;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(RunningProcessor processor) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        processor.kafka().bootstrapServers(),
                        "group.id",
                        "by-hand",
                        "auto.offset.reset",
                        "earliest",
                        // Closing a consumer waits for the fetch in progress.
                        "fetch.max.wait.ms",
                        20,
                        "interceptor.classes",
                        PolledOffsets.class.getName()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static long events(RunningProcessor processor) {
        Object count = processor.template().opsForHash().get("standings:totals", "events");
        return count == null ? 0 : Long.parseLong(count.toString());
    }
}
