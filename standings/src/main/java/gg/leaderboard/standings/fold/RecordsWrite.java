package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.GenerationStamp;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes records to one shard. */
final class RecordsWrite implements ShardWrite {

    private final int shard;
    private final LogPartition partition;
    private final Fold fold;
    private final ShardProgress progress;
    private final int maxChanges;
    private final Set<EventId> known = new HashSet<>();
    private List<LogRecord> rest;
    // The states at the cached progress; null if they are not known.
    private @Nullable Map<ScoreKey, ScoreState> states;
    private @Nullable StandingsUpdate latest;

    RecordsWrite(int shard, LogPartition partition, Fold fold, ShardProgress progress, List<LogRecord> records) {
        this.shard = shard;
        this.partition = partition;
        this.fold = fold;
        this.progress = progress;
        this.maxChanges = fold.limits().ofBatch(records.size());
        this.rest = past(progress.at(shard), records);
    }

    @Override
    public int shard() {
        return shard;
    }

    @Override
    public boolean isOpen() {
        return !rest.isEmpty();
    }

    @Override
    public Set<ScoreKey> statesToRead() {
        if (states == null) {
            Set<ScoreKey> keys = fold.scoreKeys(shard, rest);
            if (!keys.isEmpty()) {
                return keys;
            }
            states = Map.of();
        }
        return Set.of();
    }

    @Override
    public boolean hasLost(ScoreStates read) {
        if (read.progress() == progress.at(shard)) {
            states = read.states();
            return false;
        }
        return moveTo(read.progress());
    }

    @Override
    public StandingsUpdate update(GenerationStamp by) {
        StandingsUpdate update = fold.withSettings(by.requireSettings())
                .fold(shard, partition, progress.at(shard), rest, known, states == null ? Map.of() : states, maxChanges)
                .withStamp(by);
        latest = update;
        return update;
    }

    @Override
    public boolean hasLost(UpdateOutcome outcome) {
        if (outcome instanceof UpdateOutcome.IdsDiffer differ) {
            // The answer of the shard is used for the next attempt only, and the shard checks it again.
            differ.ids().forEach(this::flip);
            return false;
        }
        if (outcome instanceof UpdateOutcome.ProgressDiffers differs) {
            return moveTo(differs.progress());
        }
        StandingsUpdate written = latest;
        if (written == null) {
            throw new IllegalStateException("no update was made");
        }
        states = states == null ? null : written.statesAfter(states);
        boolean lost = progress.advance(shard, written.last());
        rest = past(written.last(), rest);
        return lost;
    }

    // Another writer was here, or the shard has lost writes: the known states are not those of this progress.
    private boolean moveTo(long seen) {
        states = null;
        boolean lost = progress.advance(shard, seen);
        rest = past(seen, rest);
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
