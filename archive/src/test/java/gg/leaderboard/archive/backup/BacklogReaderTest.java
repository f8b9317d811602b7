package gg.leaderboard.archive.backup;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.redis.ProgressReader.LastRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BacklogReaderTest {

    private static final LogPartition FIRST = new LogPartition("log", 0);
    private static final LogPartition SECOND = new LogPartition("log", 1);

    @Test
    void records_that_arrive_between_the_reads_are_not_reported_as_lost() {
        AtomicLong log = new AtomicLong(10);
        // Each read takes so long that another record is logged, archived and folded.
        Supplier<Map<LogPartition, Long>> end = () -> Map.of(FIRST, log.getAndIncrement());

        Backlog backlog = new BacklogReader(end, end, () -> List.of(folded(FIRST, log.getAndIncrement()))).read();

        assertThat(backlog.lost()).isEmpty();
        assertThat(backlog).isEqualTo(new Backlog(11, 1, 0, List.of()));
    }

    @Test
    void records_that_kafka_lacks_are_reported_with_both_ends() {
        Backlog backlog = backlog(Map.of(FIRST, 9L), Map.of(FIRST, 4L), List.of(folded(FIRST, 9)));

        assertThat(backlog.lost()).containsExactly("log:0 ends at 4 in Kafka and at 9 in the archive");
    }

    @Test
    void a_deleted_topic_has_lost_nothing_and_its_archived_records_are_expected_in_the_standings() {
        LogPartition deleted = new LogPartition("deleted", 0);

        Backlog backlog = backlog(Map.of(deleted, 9L), Map.of(FIRST, 2L), List.of(folded(deleted, 4)));

        assertThat(backlog).isEqualTo(new Backlog(11, 3, 5 + 3, List.of()));
    }

    @Test
    void the_archive_lacks_the_records_of_a_deleted_topic_that_only_the_standings_have() {
        LogPartition deleted = new LogPartition("deleted", 0);

        Backlog backlog = backlog(
                Map.of(deleted, 3L, FIRST, 2L),
                Map.of(FIRST, 2L),
                List.of(Map.of(deleted, last(9), FIRST, last(2)), Map.of(deleted, last(8), FIRST, last(2))));

        assertThat(backlog).isEqualTo(new Backlog(9 + 2, 6, 1, List.of()));
    }

    @Test
    void the_standings_lack_what_any_shard_lacks() {
        Backlog backlog = backlog(
                Map.of(FIRST, 9L, SECOND, 5L),
                Map.of(FIRST, 9L, SECOND, 7L),
                List.of(folded(FIRST, 9), Map.of(FIRST, last(6), SECOND, last(7))));

        assertThat(backlog).isEqualTo(new Backlog(16, 2, 3 + 8, List.of()));
    }

    private static Backlog backlog(
            Map<LogPartition, Long> archive,
            Map<LogPartition, Long> kafka,
            List<Map<LogPartition, LastRecord>> standings) {
        return new BacklogReader(() -> archive, () -> kafka, () -> standings).read();
    }

    private static Map<LogPartition, LastRecord> folded(LogPartition partition, long offset) {
        return Map.of(partition, last(offset));
    }

    private static LastRecord last(long offset) {
        return new LastRecord(offset, Instant.EPOCH);
    }
}
