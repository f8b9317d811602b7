package gg.leaderboard.standings.apply;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.fold.EventId;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Writes one partition of the log to all shards so that every event counts once. It remembers how far each shard said it
 * had come, but believes none of it: each call carries what it assumes, and a shard that knows better refuses.
 */
public final class PartitionWriter {

    private final LogPartition partition;
    private final Fold fold;
    private final Standings standings;
    private final long[] progress;
    private long generation;

    /** Reads the progress of all shards. */
    public PartitionWriter(LogPartition partition, Shards shards, Fold fold, Standings standings) {
        this.partition = partition;
        this.fold = fold;
        this.standings = standings;
        this.progress = new long[shards.count()];
        ask();
    }

    private void ask() {
        Reached reached = standings.reached(partition);
        generation = reached.generation();
        Arrays.setAll(progress, reached.offsets()::get);
    }

    /** By whose rules the standings are folded, or {@link Generations#NONE} as long as they hold nothing. */
    public long generation() {
        return generation;
    }

    /** The last offset that all shards have applied, or {@link StandingsUpdate#NOTHING_APPLIED}. */
    public long lowestProgress() {
        return Arrays.stream(progress).min().orElseThrow();
    }

    /** The last offset that any shard has applied, or {@link StandingsUpdate#NOTHING_APPLIED}. */
    public long highestProgress() {
        return Arrays.stream(progress).max().orElseThrow();
    }

    /**
     * Applies records to standings of the first generation, which counts every board by what it was made with; see
     * {@link #write(List, long)}.
     */
    public OptionalLong write(List<LogRecord> records) {
        return write(records, 0);
    }

    /**
     * Applies {@code records} to every shard, also to those that none of them touches.
     *
     * @param records in the order of the log, with none missing between {@link #lowestProgress()} and the last
     * @param number of the generation by whose rules the records were read
     * @return empty if all of them are in the standings; otherwise a shard has lost writes, or another generation has
     *     taken the place of the standings, and the log must be read again from this offset on
     */
    public OptionalLong write(List<LogRecord> records, long number) {
        for (int shard = 0; shard < progress.length; shard++) {
            if (!write(shard, records, number)) {
                return OptionalLong.of(lowestProgress() + 1);
            }
        }
        return OptionalLong.empty();
    }

    /**
     * Asks every shard how far it has come, and by which rules.
     *
     * @return empty if none has lost writes and the rules are the same; otherwise where the log must be read again
     */
    public OptionalLong check() {
        long[] before = progress.clone();
        long generationBefore = generation;
        ask();
        boolean lost = generation != generationBefore && generationBefore != Generations.NONE;
        for (int shard = 0; shard < progress.length; shard++) {
            lost |= progress[shard] < before[shard];
        }
        return lost ? OptionalLong.of(lowestProgress() + 1) : OptionalLong.empty();
    }

    private boolean write(int shard, List<LogRecord> records, long number) {
        Set<EventId> known = new HashSet<>();
        List<LogRecord> rest = past(progress[shard], records);
        while (!rest.isEmpty()) {
            StandingsUpdate update =
                    fold.fold(shard, partition, progress[shard], rest, known).of(number);
            Outcome outcome = standings.apply(update);
            if (outcome instanceof Outcome.GenerationDiffers) {
                // Other standings have been put in the place of those we knew: nothing that we knew is true of them.
                ask();
                return false;
            }
            if (outcome instanceof Outcome.IdsDiffer differ) {
                // What the shard says is believed for the next attempt only, which has it checked again.
                differ.ids().forEach(id -> flip(known, id));
            } else {
                long seen = outcome instanceof Outcome.ProgressDiffers differs ? differs.progress() : update.last();
                boolean lost = seen < progress[shard];
                progress[shard] = seen;
                if (lost) {
                    return false;
                }
                rest = past(seen, rest);
            }
        }
        return true;
    }

    private static void flip(Set<EventId> known, EventId id) {
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
