package gg.leaderboard.api.progress;

import gg.leaderboard.standings.redis.ProgressReader.LastRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The progress of the shards in one partition of the log. Guarded by its owner. */
final class ShardProgress {

    private static final LastRecord NOTHING = new LastRecord(-1, Instant.EPOCH);

    private final LastRecord[] folded;
    private final long[] toldAt;
    private @Nullable EndOffset end;
    private @Nullable EndOffset reached;

    ShardProgress(int shards) {
        folded = new LastRecord[shards];
        Arrays.fill(folded, NOTHING);
        toldAt = new long[shards];
    }

    /**
     * Applies a change notice. It may be older than the last read, so it never lowers the progress.
     *
     * @param count number of notices so far
     * @return whether the shard has advanced
     */
    boolean applyNotice(int shard, LastRecord now, long count) {
        if (now.offset() <= folded[shard].offset()) {
            return false;
        }
        folded[shard] = now;
        toldAt[shard] = count;
        return true;
    }

    /**
     * Applies a read of Redis. Redis may have lost writes, so this can lower the progress, but not below notices that
     * arrived after the read began.
     *
     * @param count number of notices when the read began
     */
    void applyRead(int shard, @Nullable LastRecord now, long count) {
        LastRecord seen = now == null ? NOTHING : now;
        if (toldAt[shard] <= count || seen.offset() > folded[shard].offset()) {
            folded[shard] = seen;
        }
    }

    void setEnd(@Nullable EndOffset newest) {
        noteReached();
        end = newest;
    }

    /** The last offset that all shards have folded. */
    long offset() {
        return Arrays.stream(folded).mapToLong(LastRecord::offset).min().orElseThrow();
    }

    /** @param end the offset after the last record */
    PartitionProgress progress(int partition, long end) {
        return new PartitionProgress(
                partition,
                end,
                Arrays.stream(folded).map(last -> last.offset() + 1).toList());
    }

    /** The number of unfolded records, as far as known. */
    long lag() {
        return end == null ? 0 : Math.max(0, end.offset() - 1 - offset());
    }

    /** The time up to which all records are folded; null for a partition that the log no longer has. */
    @Nullable Instant foldedUntil() {
        if (end == null) {
            return null;
        }
        noteReached();
        Instant time = Arrays.stream(folded)
                .map(LastRecord::time)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        // A partition can be idle for a long time. Then the last time at which all its records were folded is used.
        EndOffset silent = reached;
        return silent != null && has(silent) && silent.asked().isAfter(time) ? silent.asked() : time;
    }

    private void noteReached() {
        if (end != null && has(end)) {
            reached = end;
        }
    }

    private boolean has(EndOffset some) {
        return offset() >= some.offset() - 1;
    }

    /**
     * The end of the partition.
     *
     * @param offset the offset after the last record
     */
    record EndOffset(long offset, Instant asked) {}
}
