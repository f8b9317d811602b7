package gg.leaderboard.api.kafka;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A consumer group at one moment.
 *
 * @param state in lower case, such as {@code stable} or {@code empty}
 * @param coordinator id of the broker that coordinates it; null if none does
 * @param recordsPerSecond rate at which the committed offsets grew in the last seconds
 */
public record ConsumerGroup(
        String group,
        String state,
        @Nullable Integer coordinator,
        List<Member> members,
        List<Progress> partitions,
        double recordsPerSecond) {

    /** The number of records after the committed offsets. */
    public long lag() {
        return partitions.stream()
                .map(Progress::lag)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    long committed() {
        return partitions.stream()
                .map(Progress::committed)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    ConsumerGroup withRate(double rate) {
        return new ConsumerGroup(group, state, coordinator, members, partitions, rate);
    }

    /**
     * A member of the group.
     *
     * @param id chosen by the coordinator
     * @param client chosen by the client
     * @param host the member's address
     * @param partitions assigned ones, as {@code topic-0}
     */
    public record Member(String id, String client, String host, List<String> partitions) {}

    /**
     * The progress of the group in a partition.
     *
     * @param committed the next offset to read; null if the group has committed none
     * @param end the offset after the last record; null if it is not known, for example of a deleted topic
     * @param lag number of offsets between them; null if one of them is
     * @param member id of the member that reads the partition; null if none does
     */
    public record Progress(
            String topic,
            int partition,
            @Nullable Long committed,
            @Nullable Long end,
            @Nullable Long lag,
            @Nullable String member) {}
}
