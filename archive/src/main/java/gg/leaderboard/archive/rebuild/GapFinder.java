package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.KafkaFutures;
import gg.leaderboard.log.consumer.LogTopic;
import gg.leaderboard.standings.LogPartition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/** Finds records that a target is missing and Kafka has deleted. */
@Component
class GapFinder {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ArchivedLog archive;
    private final LogTopic topic;
    private final Admin kafka;

    GapFinder(ArchivedLog archive, LogTopic topic, Admin kafka) {
        this.archive = archive;
        this.topic = topic;
        this.kafka = kafka;
    }

    List<Gap> find(RestoreTarget target) {
        List<Gap> gaps = new ArrayList<>();
        String topicId = topic.topicId();
        Map<LogPartition, Long> ends = archive.ends();
        Set<String> logs = new HashSet<>(Set.of(topicId));
        ends.keySet().forEach(partition -> logs.add(partition.topicId()));
        target.requireOneOf(logs);
        Map<TopicPartition, OffsetSpec> offsets = new HashMap<>();
        ends.keySet().stream()
                .filter(partition -> partition.topicId().equals(topicId))
                .forEach(partition -> offsets.put(topicPartition(partition), OffsetSpec.earliest()));
        Map<TopicPartition, ListOffsetsResultInfo> starts =
                KafkaFutures.await(kafka.listOffsets(offsets).all(), TIMEOUT);
        ends.forEach((partition, last) -> {
            // Kafka has nothing of a deleted topic.
            long kept = partition.topicId().equals(topicId)
                    ? Objects.requireNonNull(starts.get(topicPartition(partition)))
                            .offset()
                    : last + 1;
            long next = target.progress(partition) + 1;
            if (next < kept) {
                gaps.add(new Gap(target.name(), partition, next, kept, archive.start(partition), last));
            }
        });
        return gaps;
    }

    private static TopicPartition topicPartition(LogPartition partition) {
        return new TopicPartition(Topics.GAME_EVENTS, partition.partition());
    }
}
