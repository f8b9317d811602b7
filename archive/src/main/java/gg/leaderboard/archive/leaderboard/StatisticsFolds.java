package gg.leaderboard.archive.leaderboard;

import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.UpdateFolds;
import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.standings.LogPartition;
import org.springframework.stereotype.Component;

/** Makes the fold of a partition into player statistics. */
@Component
public class StatisticsFolds implements PartitionFold.Factory {

    private final UpdateFolds folds;
    private final StatisticsTable table;

    StatisticsFolds(UpdateFolds folds, StatisticsTable table) {
        this.folds = folds;
        this.table = table;
    }

    @Override
    public PartitionFold create(LogPartition partition) {
        return folds.create(FoldName.STATISTICS, partition, table::write);
    }
}
