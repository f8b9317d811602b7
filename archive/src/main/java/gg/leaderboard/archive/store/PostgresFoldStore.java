package gg.leaderboard.archive.store;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.fold.EventId;
import gg.leaderboard.standings.fold.SeenId;
import gg.leaderboard.standings.fold.StandingsProgress;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.fold.StandingsWriter;
import gg.leaderboard.standings.fold.UpdateOutcome;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the updates of one fold to PostgreSQL. An update, its counted ids and its progress are one transaction. */
final class PostgresFoldStore implements StandingsWriter {

    private final FoldTables tables;
    private final FoldName fold;
    private final TransactionTemplate transaction;
    private final ProgressTable progress;
    private final CountedIds ids;
    private final FoldGenerations generations;

    PostgresFoldStore(
            FoldTables tables,
            TransactionTemplate transaction,
            ProgressTable progress,
            CountedIds ids,
            FoldGenerations generations) {
        this.tables = tables;
        this.fold = tables.fold();
        this.transaction = transaction;
        this.progress = progress;
        this.ids = ids;
        this.generations = generations;
    }

    @Override
    public UpdateOutcome apply(StandingsUpdate update) {
        ids.prepare(update.counted());
        return Objects.requireNonNull(transaction.execute(status -> applyLocked(update)));
    }

    private UpdateOutcome applyLocked(StandingsUpdate update) {
        progress.lock(fold);
        GenerationStamp stamp = generations.stamp(fold);
        if (stamp.isNone()) {
            generations.set(fold, update.stamp());
        } else if (!stamp.equals(update.stamp())) {
            return new UpdateOutcome.GenerationDiffers(stamp);
        }
        long at = progress.lastOffset(fold, update.partition());
        if (at != update.previous()) {
            return new UpdateOutcome.ProgressDiffers(at);
        }
        Set<EventId> differing = differing(update);
        if (!differing.isEmpty()) {
            return new UpdateOutcome.IdsDiffer(differing);
        }
        tables.write(update);
        ids.add(fold, update.counted());
        progress.set(fold, update.partition(), update.last(), update.lastTime());
        return new UpdateOutcome.Applied();
    }

    private Set<EventId> differing(StandingsUpdate update) {
        Set<EventId> differing = ids.find(fold, update.counted());
        Set<EventId> unknown = new HashSet<>();
        update.known().stream().map(SeenId::id).forEach(unknown::add);
        unknown.removeAll(ids.find(fold, update.known()));
        differing.addAll(unknown);
        return differing;
    }

    @Override
    public StandingsProgress progress(LogPartition partition) {
        return new StandingsProgress(List.of(progress.lastOffset(fold, partition)), generations.stamp(fold));
    }
}
