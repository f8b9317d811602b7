package gg.leaderboard.archive.event;

import static gg.leaderboard.archive.fixture.ArchiveWithoutKafka.NOON;
import static gg.leaderboard.archive.fixture.ArchiveWithoutKafka.PARTITION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.archive.fixture.ArchiveWithoutKafka;
import gg.leaderboard.events.Topics;
import gg.leaderboard.standings.LogPartition;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the archive of a topic that was deleted and created again. */
class RecreatedTopicTest {

    private static final String EVENT = "{\"event_id\":\"%s\",\"event_type\":\"player_scored\",\"player_id\":\"p1\","
            + "\"points\":5,\"timestamp\":\"" + NOON + "\"}";

    private final ArchiveWithoutKafka archive = new ArchiveWithoutKafka();

    @AfterEach
    void stop() {
        archive.close();
    }

    @Test
    void the_partitions_of_the_earlier_topic_come_first() {
        archive.log(EVENT.formatted("first"));
        // Before and after it in the order of names.
        fold(new LogPartition("later", 0), 1);
        fold(new LogPartition("very-late", 0), 2);

        assertThat(archive.bean(ArchivedLog.class).ends().keySet())
                .extracting(LogPartition::topicId)
                .containsExactly(PARTITION.topicId(), "later", "very-late");
    }

    private void fold(LogPartition partition, int hours) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                Topics.GAME_EVENTS,
                partition.partition(),
                0,
                NOON.plusSeconds(3600L * hours).toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                "p1".getBytes(UTF_8),
                EVENT.formatted(partition.topicId()).getBytes(UTF_8),
                new RecordHeaders(),
                Optional.empty());
        assertThat(archive.bean(EventFoldFactory.class).create(partition).process(List.of(record)))
                .isEmpty();
    }
}
