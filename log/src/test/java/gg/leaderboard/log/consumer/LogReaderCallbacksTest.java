package gg.leaderboard.log.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.RegionProperties;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.testing.Servers;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tests what the reader does between batches. Kafka only has the topic; the consumer is simulated. */
@ExtendWith(OutputCaptureExtension.class)
class LogReaderCallbacksTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.GAME_EVENTS, 0);
    private static final List<TopicPartition> PARTITIONS = List.of(PARTITION);
    private static final long END = 60;
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");

    @AutoClose
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", Servers.kafka()));

    private final LogTopic topic = new LogTopic(admin, Topics.GAME_EVENTS, new RegionProperties(false));
    private final CurrentProblems problems = new CurrentProblems("store", Clock.systemUTC());
    private final LogReader reader = new LogReader(topic, new FakeFolds(), problems);
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final List<Long> acknowledged = new ArrayList<>();
    private final List<Long> folded = new ArrayList<>();
    private long resumeAt;
    private Optional<Instant> lastTime = Optional.empty();
    private boolean needsUncommitted;
    private long again;
    private boolean checksFail;
    private boolean passesFail;
    private boolean idleFails;
    private GenerationStamp stamp = new GenerationStamp(1, FoldSettings.DEFAULT);

    @BeforeEach
    void logRecoveries() {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(getClass().getPackageName(), LogLevel.INFO);
    }

    @AfterEach
    void logWarnings() {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(getClass().getPackageName(), null);
    }

    @BeforeEach
    void assign() {
        await().ignoreExceptions()
                .until(() -> topic.topicId().equals(topic.identify(PARTITION).topicId()));
        consumer.assign(PARTITIONS);
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, END));
        reader.onPartitionsAssigned(consumer, PARTITIONS);
        assertThat(problems.current()).isEmpty();
    }

    @Test
    void a_waiting_batch_is_acknowledged_before_its_partition_is_revoked() {
        read(0);
        read(1);
        read(2);

        reader.onPartitionsRevokedBeforeCommit(consumer, PARTITIONS);

        assertThat(acknowledged).startsWith(0L).endsWith(2L);
    }

    @Test
    void a_check_that_keeps_failing_does_not_recover_in_between() {
        checksFail = true;
        for (int i = 0; i < 4; i++) {
            reader.check(consumer, PARTITION);
            assertThat(problems.current()).containsKey(PARTITION.toString());
        }

        checksFail = false;
        reader.check(consumer, PARTITION);
        assertThat(problems.current()).isEmpty();
    }

    @Test
    void a_partition_recovers_only_when_it_has_passed_what_it_could_not_pass(CapturedOutput output) {
        passesFail = true;
        consumer.seek(PARTITION, END);
        reader.check(consumer, PARTITION);
        reader.check(consumer, PARTITION);
        assertThat(problems.current()).containsKey(PARTITION.toString());

        reader.onPartitionsLost(consumer, PARTITIONS);
        assertThat(problems.current()).doesNotContainKey(PARTITION.toString());
        reader.onPartitionsAssigned(consumer, PARTITIONS);
        consumer.seek(PARTITION, END);
        reader.check(consumer, PARTITION);
        assertThat(problems.current()).containsKey(PARTITION.toString());
        assertThat(output).containsOnlyOnce(PARTITION + ": as a test").doesNotContain("recovered");

        passesFail = false;
        reader.check(consumer, PARTITION);
        consumer.seek(PARTITION, END);
        reader.check(consumer, PARTITION);
        assertThat(problems.current()).doesNotContainKey(PARTITION.toString());
        assertThat(output).containsOnlyOnce(PARTITION + ": recovered after");
    }

    @Test
    void another_generation_is_not_reported_as_lost_writes(CapturedOutput output) {
        stamp = new GenerationStamp(2, FoldSettings.DEFAULT);
        reader.check(consumer, PARTITION);
        assertThat(output)
                .contains(PARTITION + ": generation 2 has replaced generation 1; reading again from offset 0")
                .doesNotContain("lost writes");

        stamp = GenerationStamp.NONE;
        reader.check(consumer, PARTITION);
        assertThat(output).contains(PARTITION + ": the store has lost writes; reading again from offset 0");
    }

    @Test
    void the_last_folded_record_is_read_again_and_not_folded_again() {
        resume(20, TIME);
        assertThat(consumer.position(PARTITION)).isEqualTo(19);

        read(19, TIME);
        read(20, TIME);

        assertThat(folded).containsExactly(20L);
        assertThat(problems.current()).isEmpty();
    }

    @Test
    void a_transaction_marker_in_place_of_the_last_folded_record_is_not_compared() {
        resume(20, TIME);

        read(20, TIME.plusMillis(5));

        assertThat(folded).containsExactly(20L);
    }

    @Test
    void a_log_with_another_record_in_place_of_the_last_folded_one_is_not_folded() {
        for (int attempt = 0; attempt < 3; attempt++) {
            resume(20, TIME);
            assertThatExceptionOfType(LogGapException.class)
                    .isThrownBy(() -> read(19, TIME.plusMillis(1)))
                    .withMessageContaining("its record at 19 is of 2026-11-20T10:00:00.001Z");
            problems.raise(PARTITION.toString(), new IllegalStateException("as a test"));
            assertThat(consumer.paused()).contains(PARTITION);
        }
        // Until the record was compared, the problem lasts.
        reader.check(consumer, PARTITION);

        assertThat(problems.current()).containsKey(PARTITION.toString());
        assertThat(folded).isEmpty();
    }

    @Test
    void a_fold_that_needs_uncommitted_records_receives_those_that_the_store_has() {
        needsUncommitted = true;
        consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(17)));
        resume(20, TIME);
        assertThat(consumer.position(PARTITION)).isEqualTo(17);

        read(17, TIME.minusMillis(2));
        read(18, TIME.minusMillis(1));
        reader.check(consumer, PARTITION);
        assertThatExceptionOfType(LogGapException.class)
                .isThrownBy(() -> read(19, TIME.plusMillis(1)))
                .withMessageContaining("its record at 19");

        assertThat(folded).containsExactly(17L, 18L);
    }

    @Test
    void a_generation_that_is_ahead_of_the_reader_skips_no_record() {
        read(0);
        read(1);
        stamp = new GenerationStamp(2, FoldSettings.DEFAULT);
        again = 40;
        reader.check(consumer, PARTITION);

        assertThat(consumer.position(PARTITION)).isEqualTo(2);
    }

    @Test
    void a_reader_that_stops_waits_for_the_store_no_more() {
        reader.stop();
        checksFail = true;
        reader.check(consumer, PARTITION);
        read(0);

        assertThat(problems.current()).isEmpty();
        assertThat(acknowledged).isEmpty();
    }

    @Test
    void definitions_that_cannot_be_read_are_no_problem_of_kafka() {
        idleFails = true;
        reader.checkKafka();
        assertThat(problems.current()).containsOnlyKeys(CurrentProblems.DEFINITIONS);

        idleFails = false;
        reader.checkKafka();
        assertThat(problems.current()).isEmpty();
    }

    private void resume(long offset, Instant last) {
        resumeAt = offset;
        lastTime = Optional.of(last);
        reader.onPartitionsLost(consumer, PARTITIONS);
        reader.onPartitionsAssigned(consumer, PARTITIONS);
    }

    private void read(long offset) {
        read(offset, TIME);
    }

    private void read(long offset, Instant time) {
        consumer.seek(PARTITION, offset + 1);
        reader.read(
                List.of(new ConsumerRecord<>(
                        PARTITION.topic(),
                        PARTITION.partition(),
                        offset,
                        time.toEpochMilli(),
                        TimestampType.LOG_APPEND_TIME,
                        0,
                        0,
                        new byte[0],
                        new byte[0],
                        new RecordHeaders(),
                        Optional.empty())),
                () -> acknowledged.add(offset),
                consumer);
    }

    private final class FakeFolds implements PartitionFold.Factory {

        @Override
        public PartitionFold create(LogPartition partition) {
            return new FakeFold(partition);
        }

        @Override
        public void idle() {
            FakeFold.failIf(idleFails);
        }
    }

    /** A fold of nothing into a store that another generation can replace. */
    private final class FakeFold implements PartitionFold {

        private final LogPartition partition;
        private GenerationStamp known = stamp;

        FakeFold(LogPartition partition) {
            this.partition = partition;
        }

        @Override
        public LogPartition partition() {
            return partition;
        }

        @Override
        public GenerationStamp stamp() {
            return known;
        }

        @Override
        public boolean needsUncommitted() {
            return needsUncommitted;
        }

        @Override
        public long resumeAt(OffsetRange log) {
            return resumeAt;
        }

        @Override
        public Optional<Instant> lastTime() {
            return lastTime;
        }

        @Override
        public OptionalLong process(List<ConsumerRecord<byte[], byte[]>> records) {
            records.forEach(record -> folded.add(record.offset()));
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong pass(long last) {
            failIf(passesFail);
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong check() {
            failIf(checksFail);
            boolean same = known.equals(stamp);
            known = stamp;
            return same ? OptionalLong.empty() : OptionalLong.of(again);
        }

        private static void failIf(boolean failing) {
            if (failing) {
                throw new IllegalStateException("as a test");
            }
        }
    }
}
