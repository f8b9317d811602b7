package gg.leaderboard.faults.many;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;

/** A consumer group, as the brokers see it. */
final class Group implements AutoCloseable {

    private final Admin admin;
    private final String id;

    Group(String bootstrapServers, String id) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.id = id;
    }

    /** The ids of its members. A process that is started again is another member. */
    Set<String> members() {
        return describe().stream()
                .flatMap(group -> group.members().stream())
                .map(MemberDescription::consumerId)
                .collect(Collectors.toSet());
    }

    /** Whether it has this number of members, and each partition of a topic an owner. */
    boolean isStable(int members, int partitions) {
        return describe().stream()
                .anyMatch(group -> group.groupState() == GroupState.STABLE
                        && group.members().size() == members
                        && owned(group) == partitions);
    }

    /** Empty if the brokers do not answer. */
    private List<ConsumerGroupDescription> describe() {
        try {
            return List.copyOf(admin.describeConsumerGroups(List.of(id))
                    .all()
                    .get(5, TimeUnit.SECONDS)
                    .values());
        } catch (ExecutionException | TimeoutException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static int owned(ConsumerGroupDescription group) {
        return group.members().stream()
                .mapToInt(member -> member.assignment().topicPartitions().size())
                .sum();
    }

    @Override
    public void close() {
        admin.close();
    }
}
