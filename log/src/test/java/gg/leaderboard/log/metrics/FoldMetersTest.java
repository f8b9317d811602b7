package gg.leaderboard.log.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.consumer.OffsetRange;
import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.testing.AdvancingClock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FoldMetersTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.GAME_EVENTS, 2);

    private final AdvancingClock clock = new AdvancingClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FoldMeters fold = new FoldMeters("standings", meters).countRecords("received", "Records");
    private Collection<TopicPartition> assigned = List.of(PARTITION);
    private OptionalLong again = OptionalLong.empty();
    private Optional<Instant> lastTime = Optional.empty();
    private long end;
    private final FoldLag lag = new FoldLag(fold, () -> assigned, partitions -> Map.of(PARTITION, end), clock);

    @Test
    void the_lag_is_not_known_while_the_store_is_unavailable_at_the_start() {
        end = 10;
        lag.update();
        assertThat(lag.events()).isNaN();
        assertThat(lag.seconds()).isNaN();

        // The unknown lag was not taken for no lag.
        clock.advance(Duration.ofSeconds(60));
        resumeAt(7, clock.instant().minusSeconds(3600));

        assertThat(lag.events()).isEqualTo(3);
        assertThat(lag.seconds()).isCloseTo(3600, within(1.0));
    }

    @Test
    void the_lag_is_not_known_while_kafka_is_unavailable_at_the_start() {
        resumeAt(7, clock.instant());
        FoldLag failing = new FoldLag(
                fold,
                () -> assigned,
                partitions -> {
                    throw new TimeoutException("as a test");
                },
                clock);

        assertThatThrownBy(failing::update).isInstanceOf(TimeoutException.class);

        assertThat(failing.events()).isNaN();
        assertThat(failing.seconds()).isNaN();
    }

    @Test
    void the_lag_of_a_partition_that_returns_is_not_known_before_it_is_read_again() {
        PartitionFold before = resumeAt(0, clock.instant());
        before.process(List.of(record(0)));
        end = 1;
        lag.update();
        assertThat(lag.events()).isZero();
        assigned = List.of();
        lag.update();

        assigned = List.of(PARTITION);
        end = 9;
        lag.update();
        assertThat(lag.events()).isNaN();
        assertThat(lag.seconds()).isNaN();

        resumeAt(4, clock.instant().minusSeconds(50));
        assertThat(lag.events()).isEqualTo(5);
        assertThat(lag.seconds()).isCloseTo(50, within(1.0));
    }

    @Test
    void a_partition_that_was_forgotten_at_its_assignment_is_known_after_the_next_check() {
        PartitionFold measured = resumeAt(4, clock.instant());
        assigned = List.of();
        lag.update();

        assigned = List.of(PARTITION);
        end = 4;
        lag.update();
        measured.check();

        assertThat(lag.events()).isZero();
        assertThat(lag.seconds()).isZero();
    }

    @Test
    void the_work_on_a_batch_is_timed_if_a_timer_is_given() {
        FoldMeters timed = new FoldMeters("events", meters, Timer.builder("work"));
        timed.measured(partition -> new FakeFold(partition, 0))
                .create(new LogPartition("id", 2))
                .process(List.of(record(0)));

        assertThat(meters.timer("work").count()).isEqualTo(1);
    }

    @Test
    void the_oldest_unread_record_is_not_older_than_the_moment_when_it_was_missing() {
        PartitionFold measured = resumeAt(10, clock.instant().minusSeconds(3600));
        measured.pass(9);
        end = 10;
        lag.update();
        assertThat(lag.seconds()).isZero();

        clock.advance(Duration.ofSeconds(60));
        lag.update();
        end = 15;
        clock.advance(Duration.ofSeconds(30));
        lag.update();

        assertThat(lag.events()).isEqualTo(5);
        assertThat(lag.seconds()).isCloseTo(30, within(1.0));
    }

    @Test
    void the_age_of_a_backlog_is_that_of_the_record_before_it() {
        PartitionFold measured = resumeAt(10, clock.instant().minusSeconds(3600));
        end = 100;
        lag.update();
        assertThat(lag.seconds()).isCloseTo(3600, within(1.0));

        measured.process(List.of(record(10), record(11)));

        assertThat(lag.events()).isEqualTo(88);
        assertThat(lag.seconds()).isCloseTo(0, within(1.0));
        clock.advance(Duration.ofSeconds(45));
        assertThat(lag.seconds()).isCloseTo(45, within(1.0));
    }

    @Test
    void the_age_is_not_a_number_while_no_time_is_known() {
        resumeAt(0, null);
        end = 1;
        lag.update();

        assertThat(lag.seconds()).isNaN();
    }

    @Test
    void a_partition_that_another_process_reads_has_no_lag_here() {
        resumeAt(0, clock.instant());
        end = 5;
        lag.update();
        assertThat(lag.events()).isEqualTo(5);

        assigned = List.of();
        lag.update();

        assertThat(lag.events()).isZero();
        assertThat(lag.seconds()).isZero();
    }

    @Test
    void a_rewind_is_counted_and_adds_to_the_lag() {
        PartitionFold measured = resumeAt(0, null);
        end = 2;
        measured.process(List.of(record(0), record(1)));
        lag.update();
        assertThat(lag.events()).isZero();
        lastTime = Optional.of(clock.instant().minusSeconds(20));

        again = OptionalLong.of(1);
        measured.check();
        measured.process(List.of(record(1)));
        lag.update();

        assertThat(meters.counter("leaderboard.rewinds", "fold", "standings").count())
                .isEqualTo(2);
        assertThat(lag.events()).isEqualTo(1);
        // A batch that is read again is counted when it has been folded.
        assertThat(meters.get("received").functionCounter().count()).isEqualTo(2);
    }

    private PartitionFold resumeAt(long offset, @Nullable Instant previous) {
        lastTime = Optional.ofNullable(previous);
        PartitionFold measured =
                fold.measured(partition -> new FakeFold(partition, offset)).create(new LogPartition("id", 2));
        measured.resumeAt(new OffsetRange(0, 1000));
        return measured;
    }

    private ConsumerRecord<byte[], byte[]> record(long offset) {
        return new ConsumerRecord<>(
                PARTITION.topic(),
                PARTITION.partition(),
                offset,
                clock.instant().toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                new byte[0],
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
    }

    private final class FakeFold implements PartitionFold {

        private final LogPartition partition;
        private final long start;

        FakeFold(LogPartition partition, long start) {
            this.partition = partition;
            this.start = start;
        }

        @Override
        public LogPartition partition() {
            return partition;
        }

        @Override
        public long resumeAt(OffsetRange log) {
            return start;
        }

        @Override
        public Optional<Instant> lastTime() {
            return lastTime;
        }

        @Override
        public OptionalLong process(List<ConsumerRecord<byte[], byte[]>> records) {
            return again;
        }

        @Override
        public OptionalLong pass(long last) {
            return again;
        }

        @Override
        public OptionalLong check() {
            return again;
        }
    }
}
