package gg.leaderboard.api.progress;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.KafkaFutures;
import gg.leaderboard.standings.LogPartition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * The end offsets of the log.
 *
 * @param asked time of the request; later records may not be included. 1970 if the log is mirrored: the other log may have
 *     had more records
 * @param ends for each partition the offset after its last record
 * @param scorePartitions partitions of the topic of bare scores; empty if there is no such topic
 */
public record LogEndOffsets(String topicId, Instant asked, Map<LogPartition, Long> ends, Set<Integer> scorePartitions) {

    /**
     * Reads the offsets from Kafka.
     *
     * @throws KafkaException if the offsets cannot be read
     */
    public static LogEndOffsets fetch(Admin admin, Duration patience, InstantSource time) {
        Map<String, KafkaFuture<TopicDescription>> topics = admin.describeTopics(
                        List.of(Topics.GAME_EVENTS, Topics.LEADERBOARD_SCORES))
                .topicNameValues();
        TopicDescription topic = KafkaFutures.await(topics.get(Topics.GAME_EVENTS), patience);
        Map<TopicPartition, OffsetSpec> questions = new HashMap<>();
        topic.partitions()
                .forEach(p -> questions.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest()));
        Instant asked = time.instant();
        Map<TopicPartition, ListOffsetsResultInfo> answers =
                KafkaFutures.await(admin.listOffsets(questions).all(), patience);
        Map<LogPartition, Long> ends = new HashMap<>();
        String topicId = topic.topicId().toString();
        answers.forEach((partition, end) -> ends.put(new LogPartition(topicId, partition.partition()), end.offset()));
        return new LogEndOffsets(topicId, asked, ends, partitions(topics.get(Topics.LEADERBOARD_SCORES), patience));
    }

    private static Set<Integer> partitions(@Nullable KafkaFuture<TopicDescription> topic, Duration patience) {
        try {
            return KafkaFutures.await(topic, patience).partitions().stream()
                    .map(TopicPartitionInfo::partition)
                    .collect(Collectors.toSet());
        } catch (UnknownTopicOrPartitionException | AuthorizationException e) {
            return Set.of();
        }
    }
}
