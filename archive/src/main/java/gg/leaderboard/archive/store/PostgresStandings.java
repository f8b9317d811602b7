package gg.leaderboard.archive.store;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.apply.Outcome;
import gg.leaderboard.standings.apply.Reached;
import gg.leaderboard.standings.apply.Standings;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.fold.EventId;
import gg.leaderboard.standings.fold.SeenId;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionTemplate;

/** What one fold makes of the log, in PostgreSQL: an update, the ids that it counts and its progress are one transaction. */
public final class PostgresStandings implements Standings {

    private final FoldName fold;
    private final TransactionTemplate transaction;
    private final Progress progress;
    private final CountedIds ids;
    private final FoldGenerations generations;
    private final Consumer<StandingsUpdate> content;

    /** @param content writes what an update changes, within the current transaction */
    public PostgresStandings(
            FoldName fold,
            TransactionTemplate transaction,
            Progress progress,
            CountedIds ids,
            FoldGenerations generations,
            Consumer<StandingsUpdate> content) {
        this.fold = fold;
        this.transaction = transaction;
        this.progress = progress;
        this.ids = ids;
        this.generations = generations;
        this.content = content;
    }

    @Override
    public Outcome apply(StandingsUpdate update) {
        ids.prepare(update.counted());
        return Objects.requireNonNull(transaction.execute(status -> applyAlone(update)));
    }

    private Outcome applyAlone(StandingsUpdate update) {
        progress.lock(fold);
        GenerationStamp stamp = generations.of(fold);
        if (stamp.isNone()) {
            generations.set(fold, update.stamp());
        } else if (!stamp.equals(update.stamp())) {
            return new Outcome.GenerationDiffers(stamp);
        }
        long at = progress.of(fold, update.partition());
        if (at != update.previous()) {
            return new Outcome.ProgressDiffers(at);
        }
        Set<EventId> differing = differing(update);
        if (!differing.isEmpty()) {
            return new Outcome.IdsDiffer(differing);
        }
        content.accept(update);
        ids.add(fold, update.counted());
        progress.set(fold, update.partition(), update.last(), update.lastTime());
        return new Outcome.Applied();
    }

    private Set<EventId> differing(StandingsUpdate update) {
        Set<EventId> differing = ids.among(fold, update.counted());
        Set<EventId> unknown = new HashSet<>();
        update.known().stream().map(SeenId::id).forEach(unknown::add);
        unknown.removeAll(ids.among(fold, update.known()));
        differing.addAll(unknown);
        return differing;
    }

    @Override
    public Reached reached(LogPartition partition) {
        return new Reached(List.of(progress.of(fold, partition)), generations.of(fold));
    }
}
