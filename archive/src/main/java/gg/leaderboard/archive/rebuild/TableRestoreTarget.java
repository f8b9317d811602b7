package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.store.FoldFactory;
import gg.leaderboard.archive.store.FoldTables;
import gg.leaderboard.archive.store.ProgressTable;
import gg.leaderboard.standings.LogPartition;

/** The tables of a fold, which may have been switched off for longer than Kafka's retention. */
record TableRestoreTarget(FoldTables tables, ProgressTable folded, ArchivedLog log, FoldFactory folds)
        implements RestoreTarget {

    @Override
    public String name() {
        return "the tables of the fold " + tables.fold().label();
    }

    @Override
    public long progress(LogPartition partition) {
        return folded.lastOffset(tables.fold(), partition);
    }

    @Override
    public PartitionReplay replay(LogPartition partition) {
        return new PartitionReplay(log, partition, folds.writer(tables, partition));
    }
}
