package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.GenerationStamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Writes one partition of the log to all shards, so that every event counts once. It caches the progress of each shard
 * but does not rely on it. Each call contains the assumed progress, and a shard with another progress rejects the call.
 * States of scores belong to a progress in this partition. An accepted update therefore also confirms the states that it
 * was folded with.
 */
public final class PartitionWriter {

    private final LogPartition partition;
    private final Fold fold;
    private final StandingsWriter standings;
    private final ShardProgress progress;
    private Optional<Instant> lastTime = Optional.empty();
    private GenerationStamp stamp = GenerationStamp.NONE;

    /** Reads the progress of all shards. */
    public PartitionWriter(LogPartition partition, Shards shards, Fold fold, StandingsWriter standings) {
        this.partition = partition;
        this.fold = fold;
        this.standings = standings;
        this.progress = new ShardProgress(shards.count());
        readProgress();
    }

    private void readProgress() {
        StandingsProgress reached = standings.progress(partition);
        stamp = reached.stamp();
        lastTime = reached.lastTime();
        progress.set(reached.offsets());
    }

    /** The stamp that the standings last returned. */
    public GenerationStamp stamp() {
        return stamp;
    }

    /** The last offset that all shards have applied, or {@link StandingsUpdate#NOTHING_APPLIED}. */
    public long lowestProgress() {
        return progress.lowest();
    }

    /** The log time of the record at {@link #lowestProgress()}, as of the last read of the progress; empty if unknown. */
    public Optional<Instant> lastTime() {
        return lastTime;
    }

    /** The last offset that any shard has applied, or {@link StandingsUpdate#NOTHING_APPLIED}. */
    public long highestProgress() {
        return progress.highest();
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
        return write(shard -> new RecordsWrite(shard, partition, fold, progress, records), by);
    }

    /**
     * Advances the progress of every shard to {@code last}. The log must hold no record between the written ones and
     * {@code last}.
     *
     * @param by as for {@link #write(List, GenerationStamp)}
     * @return as for {@link #write(List, GenerationStamp)}
     */
    public OptionalLong pass(long last, GenerationStamp by) {
        return write(shard -> new PassingWrite(shard, partition, progress, last), by);
    }

    private OptionalLong write(IntFunction<ShardWrite> writes, GenerationStamp by) {
        List<ShardWrite> open =
                open(IntStream.range(0, progress.shards()).mapToObj(writes).toList());
        while (!open.isEmpty()) {
            List<ShardWrite> next = mayBeEmpty() ? open.subList(0, 1) : open;
            if (readStates(next, by.generation())) {
                return readAgain();
            }
            next = ready(next);
            if (next.isEmpty()) {
                open = open(open);
                continue;
            }
            List<UpdateOutcome> outcomes =
                    standings.apply(next.stream().map(write -> write.update(by)).toList());
            if (outcomes.stream().anyMatch(UpdateOutcome.GenerationDiffers.class::isInstance)) {
                // The standings were replaced by others, so the cached progress is invalid.
                return readAgain();
            }
            boolean lost = false;
            for (int i = 0; i < outcomes.size(); i++) {
                lost |= next.get(i).hasLost(outcomes.get(i));
            }
            if (lost) {
                return readAgain();
            }
            if (outcomes.stream().anyMatch(UpdateOutcome.Applied.class::isInstance)) {
                stamp = by;
            }
            open = open(open);
        }
        return OptionalLong.empty();
    }

    private static List<ShardWrite> open(List<ShardWrite> writes) {
        return writes.stream().filter(ShardWrite::isOpen).toList();
    }

    // Without those that another writer has overtaken since their states were read.
    private static List<ShardWrite> ready(List<ShardWrite> writes) {
        return writes.stream()
                .filter(write -> write.isOpen() && write.statesToRead().isEmpty())
                .toList();
    }

    // The shards may have lost their stamp, too.
    private OptionalLong readAgain() {
        readProgress();
        return OptionalLong.of(lowestProgress() + 1);
    }

    // Returns whether a shard has lost writes.
    private boolean readStates(List<ShardWrite> writes, long generation) {
        Map<Integer, Set<ScoreKey>> keys = new HashMap<>();
        for (ShardWrite write : writes) {
            Set<ScoreKey> missing = write.statesToRead();
            if (!missing.isEmpty()) {
                keys.put(write.shard(), missing);
            }
        }
        if (keys.isEmpty()) {
            return false;
        }
        Map<Integer, ScoreStates> read = standings.scoreStates(partition, generation, keys);
        boolean lost = false;
        for (ShardWrite write : writes) {
            ScoreStates states = read.get(write.shard());
            lost |= states != null && write.hasLost(states);
        }
        return lost;
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
        ShardProgress before = progress.copy();
        GenerationStamp stampBefore = stamp;
        readProgress();
        boolean otherRules = !stamp.equals(stampBefore) && !stampBefore.isNone();
        return otherRules || progress.isBehind(before) ? OptionalLong.of(lowestProgress() + 1) : OptionalLong.empty();
    }
}
