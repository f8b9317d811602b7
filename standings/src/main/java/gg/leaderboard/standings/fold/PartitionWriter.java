package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.GenerationStamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Writes one partition of the log to all shards, so that every event counts once. It caches the progress of each shard
 * but does not rely on it. Each call contains the assumed progress, and a shard with another progress rejects the call.
 */
public final class PartitionWriter {

    private final LogPartition partition;
    private final Fold fold;
    private final StandingsWriter standings;
    private final long[] progress;
    private Optional<Instant> lastTime = Optional.empty();
    private GenerationStamp stamp = GenerationStamp.NONE;

    /** Reads the progress of all shards. */
    public PartitionWriter(LogPartition partition, Shards shards, Fold fold, StandingsWriter standings) {
        this.partition = partition;
        this.fold = fold;
        this.standings = standings;
        this.progress = new long[shards.count()];
        readProgress();
    }

    private void readProgress() {
        StandingsProgress reached = standings.progress(partition);
        stamp = reached.stamp();
        lastTime = reached.lastTime();
        Arrays.setAll(progress, reached.offsets()::get);
    }

    /** The stamp that the standings last returned. */
    public GenerationStamp stamp() {
        return stamp;
    }

    /** The last offset that all shards have applied, or {@link StandingsUpdate#NOTHING_APPLIED}. */
    public long lowestProgress() {
        return Arrays.stream(progress).min().orElseThrow();
    }

    /** The log time of the record at {@link #lowestProgress()}, as of the last read of the progress; empty if unknown. */
    public Optional<Instant> lastTime() {
        return lastTime;
    }

    /** The last offset that any shard has applied, or {@link StandingsUpdate#NOTHING_APPLIED}. */
    public long highestProgress() {
        return Arrays.stream(progress).max().orElseThrow();
    }

    /**
     * Applies records to standings of the first generation. It uses the configured settings, and the rules that each
     * board was created with; see {@link #write(List, GenerationStamp)}.
     */
    public OptionalLong write(List<LogRecord> records) {
        return write(records, new GenerationStamp(0, fold.settings()));
    }

    /** Applies records that were decoded with {@code definitions}; see {@link #write(List, GenerationStamp)}. */
    public OptionalLong write(List<LogRecord> records, Definitions definitions) {
        return write(records, definitions.stamp());
    }

    /**
     * Applies {@code records} to every shard, including shards that no record changes.
     *
     * @param records in the order of the log, without gaps between {@link #lowestProgress()} and the last
     * @param by the generation whose rules the records were decoded with, and whose settings they are folded with
     * @return empty if the standings contain all of them. Otherwise a shard has lost writes, or another generation has
     *     replaced the standings. The log must then be read again from this offset on
     */
    public OptionalLong write(List<LogRecord> records, GenerationStamp by) {
        return write(shard -> new RecordsWrite(shard, records), by);
    }

    /**
     * Advances the progress of every shard to {@code last}. The log must hold no record between the written ones and
     * {@code last}.
     *
     * @param by as for {@link #write(List, GenerationStamp)}
     * @return as for {@link #write(List, GenerationStamp)}
     */
    public OptionalLong pass(long last, GenerationStamp by) {
        return write(shard -> new PassingWrite(shard, last), by);
    }

    private OptionalLong write(IntFunction<ShardWrite> writes, GenerationStamp by) {
        List<ShardWrite> open = IntStream.range(0, progress.length)
                .mapToObj(writes)
                .filter(ShardWrite::isOpen)
                .toList();
        while (!open.isEmpty()) {
            List<ShardWrite> next = mayBeEmpty() ? open.subList(0, 1) : open;
            List<UpdateOutcome> outcomes =
                    standings.apply(next.stream().map(write -> write.update(by)).toList());
            if (outcomes.stream().anyMatch(UpdateOutcome.GenerationDiffers.class::isInstance)) {
                // The standings were replaced by others, so the cached progress is invalid.
                readProgress();
                return OptionalLong.of(lowestProgress() + 1);
            }
            boolean lost = false;
            for (int i = 0; i < outcomes.size(); i++) {
                lost |= next.get(i).hasLost(outcomes.get(i));
            }
            if (lost) {
                // They may have lost their stamp, too.
                readProgress();
                return OptionalLong.of(lowestProgress() + 1);
            }
            if (outcomes.stream().anyMatch(UpdateOutcome.Applied.class::isInstance)) {
                stamp = by;
            }
            open = open.stream().filter(ShardWrite::isOpen).toList();
        }
        return OptionalLong.empty();
    }

    // An empty shard accepts any generation. Two writers with different generations could each win some of the shards.
    // Every writer therefore starts with the same shard, and continues with the others after that one has accepted the
    // update.
    private boolean mayBeEmpty() {
        return highestProgress() == StandingsUpdate.NOTHING_APPLIED;
    }

    /**
     * Reads the progress and the rules of every shard.
     *
     * @return empty if none has lost writes and the rules are the same; otherwise the offset where the log must be read
     *     again
     */
    public OptionalLong check() {
        long[] before = progress.clone();
        GenerationStamp stampBefore = stamp;
        readProgress();
        boolean lost = !stamp.equals(stampBefore) && !stampBefore.isNone();
        for (int shard = 0; shard < progress.length; shard++) {
            lost |= progress[shard] < before[shard];
        }
        return lost ? OptionalLong.of(lowestProgress() + 1) : OptionalLong.empty();
    }

    // Takes over the progress of the shard, and returns whether the shard has lost writes.
    private boolean advance(int shard, long last, UpdateOutcome outcome) {
        long seen = outcome instanceof UpdateOutcome.ProgressDiffers differs ? differs.progress() : last;
        boolean lost = seen < progress[shard];
        progress[shard] = seen;
        return lost;
    }

    /** A write to one shard. */
    private interface ShardWrite {
        boolean isOpen();

        /** The next part of the remaining work. */
        StandingsUpdate update(GenerationStamp by);

        /** Whether the outcome of the update shows that the shard has lost writes. */
        boolean hasLost(UpdateOutcome outcome);
    }

    /** Records that the log holds no more records up to an offset. */
    private final class PassingWrite implements ShardWrite {

        private final int shard;
        private final long last;

        PassingWrite(int shard, long last) {
            this.shard = shard;
            this.last = last;
        }

        @Override
        public boolean isOpen() {
            return progress[shard] < last;
        }

        @Override
        public StandingsUpdate update(GenerationStamp by) {
            return StandingsUpdate.progressOnly(shard, partition, progress[shard], last)
                    .withStamp(by);
        }

        @Override
        public boolean hasLost(UpdateOutcome outcome) {
            return advance(shard, last, outcome);
        }
    }

    /** Writes records to one shard. */
    private final class RecordsWrite implements ShardWrite {

        private final int shard;
        private final Set<EventId> known = new HashSet<>();
        private List<LogRecord> rest;
        private long last;

        RecordsWrite(int shard, List<LogRecord> records) {
            this.shard = shard;
            this.rest = past(progress[shard], records);
        }

        @Override
        public boolean isOpen() {
            return !rest.isEmpty();
        }

        @Override
        public StandingsUpdate update(GenerationStamp by) {
            StandingsUpdate update = fold.withSettings(by.requireSettings())
                    .fold(shard, partition, progress[shard], rest, known)
                    .withStamp(by);
            last = update.last();
            return update;
        }

        @Override
        public boolean hasLost(UpdateOutcome outcome) {
            if (outcome instanceof UpdateOutcome.IdsDiffer differ) {
                // The answer of the shard is used for the next attempt only, and the shard checks it again.
                differ.ids().forEach(this::flip);
                return false;
            }
            boolean lost = advance(shard, last, outcome);
            rest = past(progress[shard], rest);
            return lost;
        }

        private void flip(EventId id) {
            if (!known.remove(id)) {
                known.add(id);
            }
        }

        private static List<LogRecord> past(long offset, List<LogRecord> records) {
            int first = 0;
            while (first < records.size() && records.get(first).offset() <= offset) {
                first++;
            }
            return records.subList(first, records.size());
        }
    }
}
