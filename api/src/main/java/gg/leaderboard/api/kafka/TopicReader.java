package gg.leaderboard.api.kafka;

import gg.leaderboard.api.kafka.TopicState.PartitionState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

/** Reads all topics with their offsets and sizes. */
final class TopicReader {

    private final Admin admin;
    private final Rates rates;

    TopicReader(Admin admin, Rates rates) {
        this.admin = admin;
        this.rates = rates;
    }

    List<TopicState> read(Collection<Node> brokers, long nanos) {
        Set<String> names = Answers.await(
                admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
        Map<String, TopicDescription> topics =
                Answers.existing(admin.describeTopics(names).topicNameValues());
        Map<TopicPartition, Long> begins = offsets(topics.values(), OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(topics.values(), OffsetSpec.latest());
        Map<String, Long> sizes = sizes(brokers, topics);
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
            states.add(state.withRate(rates.update("topic " + name, state.ends(), nanos)));
        });
        return states;
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicDescription> topics, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        topics.forEach(topic -> topic.partitions()
                .forEach(each -> asked.put(new TopicPartition(topic.name(), each.partition()), which)));
        ListOffsetsResult answer = admin.listOffsets(asked);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        // A partition without a leader has no answer.
        asked.keySet()
                .forEach(partition -> Answers.optional(answer.partitionResult(partition))
                        .ifPresent(found -> offsets.put(partition, found.offset())));
        return offsets;
    }

    private static PartitionState state(
            String topic,
            TopicPartitionInfo partition,
            Map<TopicPartition, Long> begins,
            Map<TopicPartition, Long> ends) {
        TopicPartition key = new TopicPartition(topic, partition.partition());
        long begin = begins.getOrDefault(key, 0L);
        Node leader = partition.leader();
        return new PartitionState(
                partition.partition(),
                leader == null || leader.isEmpty() ? null : leader.id(),
                ids(partition.replicas()),
                ids(partition.isr()),
                begin,
                Math.max(begin, ends.getOrDefault(key, begin)));
    }

    private static List<Integer> ids(List<Node> nodes) {
        return nodes.stream().map(Node::id).sorted().toList();
    }

    // Of the leaders only, so that the size does not depend on the number of replicas.
    private Map<String, Long> sizes(Collection<Node> brokers, Map<String, TopicDescription> topics) {
        Map<String, Long> sizes = new HashMap<>();
        Map<Integer, KafkaFuture<Map<String, LogDirDescription>>> answers =
                admin.describeLogDirs(brokers.stream().map(Node::id).toList()).descriptions();
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
