package gg.leaderboard.log.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.events.Topics;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.testing.Servers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests what the reader does between batches. Kafka only has the topic; the consumer is simulated. */
class LogReaderCallbacksTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.GAME_EVENTS, 0);
    private static final List<TopicPartition> PARTITIONS = List.of(PARTITION);

    @AutoClose
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", Servers.kafka()));

    private final LogTopic topic = new LogTopic(admin, Topics.GAME_EVENTS);
    private final CurrentProblems problems = new CurrentProblems("store", Clock.systemUTC());
    private final AtomicBoolean checksFail = new AtomicBoolean();
    private final LogReader reader = new LogReader(topic, partition -> new EmptyFold(partition, checksFail), problems);
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final List<Long> acknowledged = new ArrayList<>();

    @BeforeEach
    void assign() {
        await().ignoreExceptions()
                .until(() -> topic.topicId().equals(topic.identify(PARTITION).topicId()));
        consumer.assign(PARTITIONS);
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 3L));
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
        checksFail.set(true);
        for (int i = 0; i < 4; i++) {
            reader.check(consumer, PARTITION);
            assertThat(problems.current()).containsKey(PARTITION.toString());
        }

        checksFail.set(false);
        reader.check(consumer, PARTITION);
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

    /** Folds nothing. */
    private record EmptyFold(LogPartition partition, AtomicBoolean checksFail) implements PartitionFold {

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
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong check() {
            if (checksFail.get()) {
                throw new IllegalStateException("as a test");
            }
            return OptionalLong.empty();
        }
    }
}
