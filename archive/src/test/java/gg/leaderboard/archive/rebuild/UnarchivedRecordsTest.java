package gg.leaderboard.archive.rebuild;

import static gg.leaderboard.archive.fixture.ArchiveWithoutKafka.PARTITION;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.fixture.ArchiveWithoutKafka;
import gg.leaderboard.standings.LogPartition;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests a topic that was deleted before the archive had read all records that the standings counted. */
class UnarchivedRecordsTest {

    private final ArchiveWithoutKafka archive = new ArchiveWithoutKafka();
    // Never connected.
    private final Admin kafka = Admin.create(Map.of("bootstrap.servers", "localhost:1"));

    @AfterEach
    void stop() {
        kafka.close();
        archive.close();
    }

    @Test
    void records_of_a_deleted_topic_that_only_the_standings_have_are_named() {
        long last = archive.log(
                "{\"event_id\":\"e1\",\"event_type\":\"player_joined\",\"player_id\":\"p1\",\"timestamp\":\"2026-11-20T12:00:00Z\"}");

        assertThat(unarchived("new", Map.of(PARTITION, last))).isEmpty();
        assertThat(unarchived(PARTITION.topicId(), Map.of(PARTITION, last + 2))).isEmpty();
        assertThat(unarchived("new", Map.of(PARTITION, last + 2, new LogPartition("never-archived", 0), 4L)))
                .asString()
                .contains("never-archived:0: the standings contain the records up to 4 and the archive those up to -1")
                .contains(
                        "%s: the standings contain the records up to %d and the archive those up to %d; Kafka has deleted the topic"
                                .formatted(PARTITION, last + 2, last));
    }

    private Iterable<String> unarchived(String currentTopic, Map<LogPartition, Long> standings) {
        return new GapFinder(archive.bean(ArchivedLog.class), () -> currentTopic, kafka)
                .findUnarchived(new Standings(standings));
    }

    private record Standings(Map<LogPartition, Long> reached) implements RestoreTarget {

        @Override
        public String name() {
            return "the standings";
        }

        @Override
        public long progress(LogPartition partition) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PartitionReplay replay(LogPartition partition) {
            throw new UnsupportedOperationException();
        }
    }
}
