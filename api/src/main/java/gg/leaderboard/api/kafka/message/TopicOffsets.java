package gg.leaderboard.api.kafka.message;

import gg.leaderboard.api.kafka.ConsoleKafka;
import gg.leaderboard.api.kafka.KafkaProblems;
import gg.leaderboard.events.Rules;
import gg.leaderboard.log.KafkaFutures;
import gg.leaderboard.web.ProblemException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Reads the offsets of a topic. */
final class TopicOffsets {

    private final Admin admin;
    private final String topic;

    TopicOffsets(Admin admin, String topic) {
        this.admin = admin;
        this.topic = topic;
    }

    /**
     * The committed records of the partitions that have a leader.
     *
     * @param only the only partition; null for all
     * @throws ProblemException 404 if there is no such topic, 400 if it has no such partition
     */
    Map<Integer, Range> ranges(@Nullable Integer only) {
        List<TopicPartition> partitions = describe().partitions().stream()
                .filter(each -> only == null || each.partition() == only)
                .filter(each -> each.leader() != null && !each.leader().isEmpty())
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
        Map<Integer, Long> begins = offsets(partitions, OffsetSpec.earliest());
        Map<Integer, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<Integer, Range> ranges = new TreeMap<>();
        begins.forEach((partition, begin) ->
                ranges.put(partition, new Range(begin, Math.max(begin, ends.getOrDefault(partition, begin)))));
        if (only != null && !ranges.containsKey(only)) {
            throw ProblemException.badParameter(
                    "partition",
                    "partition must be one of " + Rules.quote(topic) + " with a leader; was " + only + ".");
        }
        return ranges;
    }

    /** For each partition the first offset with this time or a later one, at most its end. */
    Map<Integer, Long> at(Instant time, Map<Integer, Range> ranges) {
        Map<Integer, Long> found = offsets(
                ranges.keySet().stream()
                        .map(number -> new TopicPartition(topic, number))
                        .toList(),
                OffsetSpec.forTimestamp(time.toEpochMilli()));
        Map<Integer, Long> starts = new TreeMap<>();
        ranges.forEach((partition, range) -> {
            long offset = found.getOrDefault(partition, -1L);
            starts.put(partition, offset < 0 ? range.to() : offset);
        });
        return starts;
    }

    private TopicDescription describe() {
        try {
            return KafkaFutures.await(
                    admin.describeTopics(List.of(topic)).topicNameValues().get(topic), ConsoleKafka.TIMEOUT);
        } catch (UnknownTopicOrPartitionException | InvalidTopicException e) {
            throw KafkaProblems.noTopic(topic);
        }
    }

    private Map<Integer, Long> offsets(List<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, which));
        Map<Integer, Long> offsets = new TreeMap<>();
        KafkaFutures.await(
                        admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                                .all(),
                        ConsoleKafka.TIMEOUT)
                .forEach((partition, found) -> offsets.put(partition.partition(), found.offset()));
        return offsets;
    }
}
