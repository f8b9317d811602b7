package gg.leaderboard.api.progress;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.KafkaAnswer;
import gg.leaderboard.standings.LogPartition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the log reached.
 *
 * @param asked when; records that came later may not be counted
 * @param ends of each partition the offset after its last record
 */
public record LogEnds(String topicId, Instant asked, Map<LogPartition, Long> ends) {

    /** @throws KafkaException if Kafka does not say */
    public static LogEnds ask(Admin admin, Duration patience, InstantSource time) {
        TopicDescription topic = Objects.requireNonNull(
                KafkaAnswer.of(admin.describeTopics(List.of(Topics.GAME_EVENTS)).allTopicNames(), patience)
                        .get(Topics.GAME_EVENTS));
        Map<TopicPartition, OffsetSpec> questions = new HashMap<>();
        topic.partitions()
                .forEach(p -> questions.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest()));
        Instant asked = time.instant();
        Map<TopicPartition, ListOffsetsResultInfo> answers =
                KafkaAnswer.of(admin.listOffsets(questions).all(), patience);
        Map<LogPartition, Long> ends = new HashMap<>();
        String topicId = topic.topicId().toString();
        answers.forEach((partition, end) -> ends.put(new LogPartition(topicId, partition.partition()), end.offset()));
        return new LogEnds(topicId, asked, ends);
    }
}
