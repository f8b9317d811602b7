package gg.leaderboard.api.kafka;

import gg.leaderboard.api.kafka.TopicState.PartitionState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/** Reads all topics with their offsets and sizes. Not thread-safe. */
final class TopicReader {

    private final Rates rates;
    private Map<TopicPartition, Long> lastEnds = Map.of();

    TopicReader(Rates rates) {
        this.rates = rates;
    }

    List<TopicState> read(Admin admin, Collection<Node> brokers, long nanos) {
        Set<String> names = Answers.await(
                admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
        Map<String, TopicDescription> topics =
                Answers.existing(admin.describeTopics(names).topicNameValues());
        Set<TopicPartition> partitions = partitions(topics.values());
        // All requests are sent before the first answer is awaited.
        ListOffsetsResult earliest = ask(admin, partitions, OffsetSpec.earliest());
        ListOffsetsResult latest = ask(admin, partitions, OffsetSpec.latest());
        Map<Integer, KafkaFuture<Map<String, LogDirDescription>>> directories =
                admin.describeLogDirs(brokers.stream().map(Node::id).toList()).descriptions();
        Map<TopicPartition, Long> begins = offsets(partitions, earliest);
        Map<TopicPartition, Long> ends = offsets(partitions, latest);
        Map<TopicPartition, Long> lastKnown = lastKnown(partitions, ends);
        Map<String, Long> sizes = sizes(directories, topics);
        List<TopicState> states = new ArrayList<>();
        topics.forEach((name, topic) -> {
            TopicState state = new TopicState(
                    name,
                    topic.isInternal(),
                    topic.partitions().stream()
                            .map(partition -> state(name, partition, begins, ends))
                            .toList(),
                    sizes.get(name),
                    0);
            states.add(state.withRate(rate(state, lastKnown, nanos)));
        });
        lastEnds = lastKnown;
        return states;
    }

    private static Set<TopicPartition> partitions(Collection<TopicDescription> topics) {
        return topics.stream()
                .flatMap(topic ->
                        topic.partitions().stream().map(each -> new TopicPartition(topic.name(), each.partition())))
                .collect(Collectors.toSet());
    }

    private static ListOffsetsResult ask(Admin admin, Set<TopicPartition> partitions, OffsetSpec which) {
        return admin.listOffsets(partitions.stream().collect(Collectors.toMap(each -> each, each -> which)));
    }

    // A partition without a leader has no answer.
    private static Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, ListOffsetsResult answer) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        partitions.forEach(partition -> Answers.optional(answer.partitionResult(partition))
                .ifPresent(found -> offsets.put(partition, found.offset())));
        return offsets;
    }

    private Map<TopicPartition, Long> lastKnown(Set<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> known = new HashMap<>(lastEnds);
        known.keySet().retainAll(partitions);
        known.putAll(ends);
        return known;
    }

    // Nothing is appended to a partition without a leader, so its last known end is right for the rate. Without the end
    // of
    // some partition there is no sample: the next total would look like a peak.
    private double rate(TopicState topic, Map<TopicPartition, Long> lastKnown, long nanos) {
        long total = 0;
        for (PartitionState partition : topic.partitions()) {
            Long end = lastKnown.get(new TopicPartition(topic.name(), partition.partition()));
            if (end == null) {
                return 0;
            }
            total += end;
        }
        return rates.update("topic " + topic.name(), total, nanos);
    }

    private static PartitionState state(
            String topic,
            TopicPartitionInfo partition,
            Map<TopicPartition, Long> begins,
            Map<TopicPartition, Long> ends) {
        TopicPartition key = new TopicPartition(topic, partition.partition());
        Node leader = partition.leader();
        return new PartitionState(
                partition.partition(),
                leader == null || leader.isEmpty() ? null : leader.id(),
                ids(partition.replicas()),
                ids(partition.isr()),
                begins.get(key),
                ends.get(key));
    }

    private static List<Integer> ids(List<Node> nodes) {
        return nodes.stream().map(Node::id).sorted().toList();
    }

    // Of the leaders only, so that the size does not depend on the number of replicas.
    private static Map<String, Long> sizes(
            Map<Integer, KafkaFuture<Map<String, LogDirDescription>>> answers, Map<String, TopicDescription> topics) {
        Map<String, Long> sizes = new HashMap<>();
        answers.forEach((broker, answer) -> Answers.optional(answer)
                .ifPresent(directories -> directories
                        .values()
                        .forEach(directory -> directory.replicaInfos().forEach((partition, replica) -> {
                            if (!replica.isFuture() && leads(broker, topics.get(partition.topic()), partition)) {
                                sizes.merge(partition.topic(), replica.size(), Long::sum);
                            }
                        }))));
        return sizes;
    }

    private static boolean leads(int broker, @Nullable TopicDescription topic, TopicPartition partition) {
        return topic != null
                && topic.partitions().stream()
                        .filter(each -> each.partition() == partition.partition())
                        .map(TopicPartitionInfo::leader)
                        .filter(Objects::nonNull)
                        .anyMatch(leader -> leader.id() == broker);
    }
}
