package gg.leaderboard.standings.fold;

import java.util.Arrays;
import java.util.List;

/** The cached progress of all shards in one partition of the log. */
final class ShardProgress {

    private final long[] offsets;

    ShardProgress(int shards) {
        offsets = new long[shards];
    }

    long at(int shard) {
        return offsets[shard];
    }

    int shards() {
        return offsets.length;
    }

    long lowest() {
        return Arrays.stream(offsets).min().orElseThrow();
    }

    long highest() {
        return Arrays.stream(offsets).max().orElseThrow();
    }

    void set(List<Long> reached) {
        Arrays.setAll(offsets, reached::get);
    }

    /** Takes over the progress of a shard, and returns whether the shard has lost writes. */
    boolean advance(int shard, long seen) {
        boolean lost = seen < offsets[shard];
        offsets[shard] = seen;
        return lost;
    }

    /** As {@link #advance(int, long)}, after an update up to {@code last}. */
    boolean advance(int shard, long last, UpdateOutcome outcome) {
        return advance(shard, outcome instanceof UpdateOutcome.ProgressDiffers differs ? differs.progress() : last);
    }

    /** Whether a shard has lost writes between these two reads. */
    boolean isBehind(ShardProgress before) {
        for (int shard = 0; shard < offsets.length; shard++) {
            if (offsets[shard] < before.offsets[shard]) {
                return true;
            }
        }
        return false;
    }

    ShardProgress copy() {
        ShardProgress copy = new ShardProgress(offsets.length);
        System.arraycopy(offsets, 0, copy.offsets, 0, offsets.length);
        return copy;
    }
}
