package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.KafkaFutures;
import gg.leaderboard.log.consumer.LogTopic;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Finds records that a target is missing and Kafka has deleted. */
@Component
class GapFinder {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ArchivedLog archive;
    private final Supplier<String> currentTopic;
    private final Admin kafka;

    @Autowired
    GapFinder(ArchivedLog archive, LogTopic topic, Admin kafka) {
        this(archive, topic::topicId, kafka);
    }

    /** @param currentTopic returns the id of the topic that Kafka has */
    GapFinder(ArchivedLog archive, Supplier<String> currentTopic, Admin kafka) {
        this.archive = archive;
        this.currentTopic = currentTopic;
        this.kafka = kafka;
    }

    List<Gap> find(RestoreTarget target) {
        List<Gap> gaps = new ArrayList<>();
        String topicId = currentTopic.get();
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

    /** The records of deleted topics that the target has and the archive lacks, in words. The archive can no longer read them. */
    List<String> findUnarchived(RestoreTarget target) {
        // The archive last: a record that it archives meanwhile is not reported.
        Map<LogPartition, Long> reached = target.reached();
        Map<LogPartition, Long> ends = archive.ends();
        String topicId = currentTopic.get();
        return reached.entrySet().stream()
                .filter(has -> !has.getKey().topicId().equals(topicId))
                .filter(has -> has.getValue() > end(ends, has.getKey()))
                .map(has ->
                        "%s: %s contain the records up to %d and the archive those up to %d; Kafka has deleted the topic"
                                .formatted(has.getKey(), target.name(), has.getValue(), end(ends, has.getKey())))
                .sorted()
                .toList();
    }

    private static long end(Map<LogPartition, Long> ends, LogPartition partition) {
        return ends.getOrDefault(partition, StandingsUpdate.NOTHING_APPLIED);
    }

    private static TopicPartition topicPartition(LogPartition partition) {
        return new TopicPartition(Topics.GAME_EVENTS, partition.partition());
    }
}
