package gg.leaderboard.api.kafka;

import gg.leaderboard.api.kafka.ClusterState.Broker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads the state of Kafka. Not thread-safe. */
final class ClusterReader {

    private final ConsoleKafka kafka;
    private final Rates rates = new Rates();
    private final TopicReader topicReader = new TopicReader(rates);

    ClusterReader(ConsoleKafka kafka) {
        this.kafka = kafka;
    }

    /** @throws org.apache.kafka.common.KafkaException if Kafka is unavailable */
    ClusterState read() {
        Admin admin = kafka.admin();
        DescribeClusterResult cluster = admin.describeCluster();
        Collection<Node> brokers = Answers.await(cluster.nodes());
        Node controller = Answers.await(cluster.controller());
        long nanos = System.nanoTime();
        List<String> problems = new ArrayList<>();
        List<TopicState> topics = topicReader.read(admin, brokers, nanos);
        List<ConsumerGroup> groups = new GroupReader(admin, rates).read(ends(topics), nanos, problems);
        rates.endRound();
        return new ClusterState(
                brokers.stream()
                        .map(node -> broker(node, controller))
                        .sorted(Comparator.comparingInt(Broker::id))
                        .toList(),
                topics,
                groups,
                problems,
                nanos);
    }

    private static Broker broker(Node node, @Nullable Node controller) {
        return new Broker(
                node.id(), node.host() + ":" + node.port(), controller != null && controller.id() == node.id());
    }

    private static Map<TopicPartition, Long> ends(List<TopicState> topics) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        topics.forEach(topic -> topic.partitions().forEach(each -> {
            Long end = each.end();
            if (end != null) {
                ends.put(new TopicPartition(topic.name(), each.partition()), end);
            }
        }));
        return ends;
    }
}
