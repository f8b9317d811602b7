package gg.leaderboard.api.kafka;

import gg.leaderboard.api.kafka.ConsumerGroup.Member;
import gg.leaderboard.api.kafka.ConsumerGroup.Progress;
import gg.leaderboard.log.consumer.ExceptionMessages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/** Reads consumer groups with their members and offsets. */
final class GroupReader {

    /** Most groups that are read: every client can create some. Those of the services are always read. */
    static final int MOST = 500;

    private final Admin admin;
    private final Rates rates;

    GroupReader(Admin admin, Rates rates) {
        this.admin = admin;
        this.rates = rates;
    }

    /** @param problems receives why a group of the services cannot be read */
    List<ConsumerGroup> read(Map<TopicPartition, Long> ends, long nanos, Collection<String> problems) {
        Set<String> names = names();
        Map<String, KafkaFuture<ConsumerGroupDescription>> described =
                admin.describeConsumerGroups(names).describedGroups();
        ListConsumerGroupOffsetsResult committed = admin.listConsumerGroupOffsets(
                names.stream().collect(Collectors.toMap(name -> name, name -> new ListConsumerGroupOffsetsSpec())));
        List<ConsumerGroup> groups = new ArrayList<>();
        for (String name : names) {
            try {
                ConsumerGroupDescription group = Answers.await(described.get(name));
                // Older brokers describe a group that does not exist as dead.
                if (group.groupState() != GroupState.DEAD) {
                    ConsumerGroup read =
                            group(group, Answers.await(committed.partitionsToOffsetAndMetadata(name)), ends);
                    groups.add(read.withRate(rates.update("group " + name, read.committed(), nanos)));
                }
            } catch (GroupIdNotFoundException e) {
                // It was deleted, or its service has never run.
            } catch (KafkaException e) {
                if (ServiceGroups.ALL.contains(name)) {
                    problems.add("the consumer group " + name + " cannot be read: " + ExceptionMessages.message(e));
                }
            }
        }
        return groups;
    }

    // Those of the services also if Kafka does not list them, so that a refusal is noticed.
    private Set<String> names() {
        Set<String> names = new TreeSet<>(ServiceGroups.ALL);
        Answers.await(admin.listGroups(ListGroupsOptions.forConsumerGroups()).valid()).stream()
                .map(GroupListing::groupId)
                .filter(name -> !ServiceGroups.ALL.contains(name))
                .sorted()
                .limit(MOST - ServiceGroups.ALL.size())
                .forEach(names::add);
        return names;
    }

    private static ConsumerGroup group(
            ConsumerGroupDescription group,
            Map<TopicPartition, @Nullable OffsetAndMetadata> committed,
            Map<TopicPartition, Long> ends) {
        Map<TopicPartition, String> readers = new HashMap<>();
        group.members()
                .forEach(member -> member.assignment()
                        .topicPartitions()
                        .forEach(partition -> readers.put(partition, member.consumerId())));
        Set<TopicPartition> partitions =
                new TreeSet<>(Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition));
        partitions.addAll(committed.keySet());
        partitions.addAll(readers.keySet());
        Node coordinator = group.coordinator();
        return new ConsumerGroup(
                group.groupId(),
                group.groupState().name().toLowerCase(Locale.ROOT),
                coordinator == null || coordinator.isEmpty() ? null : coordinator.id(),
                group.members().stream()
                        .map(GroupReader::member)
                        .sorted(Comparator.comparing(Member::id))
                        .toList(),
                partitions.stream()
                        .map(partition -> progress(
                                partition, committed.get(partition), ends.get(partition), readers.get(partition)))
                        .toList(),
                0);
    }

    private static Member member(MemberDescription member) {
        return new Member(
                member.consumerId(),
                member.clientId(),
                member.host().startsWith("/") ? member.host().substring(1) : member.host(),
                member.assignment().topicPartitions().stream()
                        .collect(Collectors.groupingBy(
                                TopicPartition::topic,
                                TreeMap::new,
                                Collectors.mapping(TopicPartition::partition, Collectors.toCollection(TreeSet::new))))
                        .entrySet()
                        .stream()
                        .flatMap(topic -> topic.getValue().stream().map(number -> topic.getKey() + "-" + number))
                        .toList());
    }

    private static Progress progress(
            TopicPartition partition,
            @Nullable OffsetAndMetadata committed,
            @Nullable Long end,
            @Nullable String member) {
        Long offset = committed == null ? null : committed.offset();
        Long lag = offset == null || end == null ? null : Math.max(0, end - offset);
        return new Progress(partition.topic(), partition.partition(), offset, end, lag, member);
    }
}
