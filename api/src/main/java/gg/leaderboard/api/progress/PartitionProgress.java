package gg.leaderboard.api.progress;

import java.util.List;

/**
 * The progress of the standings in a partition of the log.
 *
 * @param end the offset after the last record
 * @param shards for each shard the next offset to fold
 */
public record PartitionProgress(int partition, long end, List<Long> shards) {

    /** The next offset that some shard has not folded. */
    public long next() {
        return shards.stream().mapToLong(Long::longValue).min().orElse(0);
    }

    /** The number of offsets that the shard has not folded. */
    public long behind(int shard) {
        return Math.max(0, end - shards.get(shard));
    }

    /** The number of offsets that some shard has not folded. */
    public long behind() {
        return Math.max(0, end - next());
    }
}
