package gg.leaderboard.api.kafka;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A topic at one moment.
 *
 * @param internal whether only Kafka itself writes to it
 * @param sizeBytes size of the leaders' log files; null if Kafka does not tell it
 * @param recordsPerSecond rate at which records were appended in the last seconds
 */
public record TopicState(
        String name,
        boolean internal,
        List<PartitionState> partitions,
        @Nullable Long sizeBytes,
        double recordsPerSecond) {

    /**
     * The number of offsets in all partitions whose offsets are known. Compacted records and transaction markers are
     * included.
     */
    public long records() {
        return partitions.stream().mapToLong(PartitionState::records).sum();
    }

    TopicState withRate(double rate) {
        return new TopicState(name, internal, partitions, sizeBytes, rate);
    }

    int replication() {
        return partitions.stream()
                .mapToInt(partition -> partition.replicas().size())
                .max()
                .orElse(0);
    }

    /**
     * A partition.
     *
     * @param leader id of the broker that leads it; null if none does
     * @param replicas ids of the brokers that store it
     * @param inSync ids of the brokers whose copy is complete
     * @param begin the first offset; null if it is not known, for example while no broker leads the partition
     * @param end the offset after the last record; null if it is not known
     */
    public record PartitionState(
            int partition,
            @Nullable Integer leader,
            List<Integer> replicas,
            List<Integer> inSync,
            @Nullable Long begin,
            @Nullable Long end) {

        private long records() {
            return begin == null || end == null ? 0 : Math.max(0, end - begin);
        }
    }
}
