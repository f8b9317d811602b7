package gg.leaderboard.log.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.RegionProperties;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.testing.Servers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
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

    @AutoClose
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", Servers.kafka()));

    private final LogTopic topic = new LogTopic(admin, Topics.GAME_EVENTS, new RegionProperties(false));
    private final CurrentProblems problems = new CurrentProblems("store", Clock.systemUTC());
    private final LogReader reader = new LogReader(topic, new FakeFolds(), problems);
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final List<Long> acknowledged = new ArrayList<>();
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

    private void read(long offset) {
        consumer.seek(PARTITION, offset + 1);
        reader.read(
                List.of(new ConsumerRecord<>(
                        PARTITION.topic(), PARTITION.partition(), offset, new byte[0], new byte[0])),
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
        public long resumeAt(OffsetRange log) {
            return log.start();
        }

        @Override
        public OptionalLong process(List<ConsumerRecord<byte[], byte[]>> records) {
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
            return same ? OptionalLong.empty() : OptionalLong.of(0);
        }

        private static void failIf(boolean failing) {
            if (failing) {
                throw new IllegalStateException("as a test");
            }
        }
    }
}
