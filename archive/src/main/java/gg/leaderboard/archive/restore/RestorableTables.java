package gg.leaderboard.archive.restore;

import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.store.FoldTables;
import gg.leaderboard.archive.store.Progress;
import gg.leaderboard.archive.store.UpdateFolds;
import gg.leaderboard.standings.LogPartition;

/** What another fold of the archive keeps in PostgreSQL: it was switched off for longer than Kafka keeps the log. */
record RestorableTables(FoldTables tables, Progress folded, ArchivedLog log, UpdateFolds folds) implements Restorable {

    @Override
    public String name() {
        return "the tables of the fold " + tables.fold().label();
    }

    @Override
    public long progress(LogPartition partition) {
        return folded.of(tables.fold(), partition);
    }

    @Override
    public CatchUp catchUp(LogPartition partition) {
        return new CatchUp(log, partition, folds.writer(tables.fold(), partition, tables::write));
    }
}
