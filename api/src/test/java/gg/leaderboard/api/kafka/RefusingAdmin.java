package gg.leaderboard.api.kafka;

import gg.leaderboard.testing.Servers;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.LeaderNotAvailableException;

/** A client of the shared Kafka for which some partitions have no leader, and some groups may not be described. */
final class RefusingAdmin extends ForwardingAdmin {

    final Set<TopicPartition> withoutLeader = new HashSet<>();
    final Set<String> refusedGroups = new HashSet<>();

    RefusingAdmin() {
        super(Map.of("bootstrap.servers", Servers.kafka()));
    }

    @Override
    public ListOffsetsResult listOffsets(Map<TopicPartition, OffsetSpec> asked, ListOffsetsOptions options) {
        ListOffsetsResult answer = super.listOffsets(asked, options);
        Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> answers = new HashMap<>();
        asked.keySet()
                .forEach(partition -> answers.put(
                        partition,
                        withoutLeader.contains(partition)
                                ? failed(new LeaderNotAvailableException("no leader"))
                                : answer.partitionResult(partition)));
        return new ListOffsetsResult(answers);
    }

    @Override
    public DescribeConsumerGroupsResult describeConsumerGroups(
            Collection<String> names, DescribeConsumerGroupsOptions options) {
        Map<String, KafkaFuture<ConsumerGroupDescription>> answers =
                new HashMap<>(super.describeConsumerGroups(names, options).describedGroups());
        refusedGroups.forEach(name -> answers.put(name, failed(GroupAuthorizationException.forGroupId(name))));
        return new DescribeConsumerGroupsResult(answers);
    }

    private static <T> KafkaFuture<T> failed(RuntimeException problem) {
        return KafkaFuture.<T>completedFuture(null).thenApply(nothing -> {
            throw problem;
        });
    }
}
