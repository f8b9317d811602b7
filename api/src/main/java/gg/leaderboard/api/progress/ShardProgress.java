package gg.leaderboard.api.progress;

import gg.leaderboard.standings.redis.ProgressReader.LastRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** How far the shards have folded one partition of the log. Guarded by its owner. */
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
     * A notice came. It may be older than what was read meanwhile, so it only ever raises.
     *
     * @param count of notices so far
     */
    void applyNotice(int shard, LastRecord now, long count) {
        if (now.offset() > folded[shard].offset()) {
            folded[shard] = now;
            toldAt[shard] = count;
        }
    }

    /**
     * Redis was asked. It may have lost writes, so this may lower; but not below what was told after the question.
     *
     * @param count of notices when it was asked
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

    /** What all shards have folded. */
    long offset() {
        return Arrays.stream(folded).mapToLong(LastRecord::offset).min().orElseThrow();
    }

    /** How many records are left, as far as is known. */
    long lag() {
        return end == null ? 0 : Math.max(0, end.offset() - 1 - offset());
    }

    /** Up to when all records are folded; null for a partition that the log does not have any more. */
    @Nullable Instant foldedUntil() {
        if (end == null) {
            return null;
        }
        noteReached();
        Instant time = Arrays.stream(folded)
                .map(LastRecord::time)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        // A partition may be silent for long: what counts then is when it was last seen to have no more.
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
     * Where the partition ended.
     *
     * @param offset after the last record
     */
    record EndOffset(long offset, Instant asked) {}
}
