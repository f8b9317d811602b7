package gg.leaderboard.archive.deadletter;

import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.PartitionProgress;
import gg.leaderboard.archive.store.ProgressTable;
import gg.leaderboard.archive.store.Schema;
import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.log.inlet.Inlets;
import gg.leaderboard.standings.LogPartition;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the fold of a partition of the dead letters. */
@Component
public class DeadLetterFolds implements PartitionFold.Factory {

    private final Schema schema;
    private final TransactionTemplate transaction;
    private final ProgressTable progress;
    private final DeadLetterTable letters;
    private final Inlets inlets;

    DeadLetterFolds(
            Schema schema,
            TransactionTemplate transaction,
            ProgressTable progress,
            DeadLetterTable letters,
            Inlets inlets) {
        this.schema = schema;
        this.transaction = transaction;
        this.progress = progress;
        this.letters = letters;
        this.inlets = inlets;
    }

    @Override
    public PartitionFold create(LogPartition partition) {
        schema.migrate();
        return new DeadLetterFold(
                new PartitionProgress(FoldName.DEAD_LETTERS, partition, transaction, progress), letters, inlets);
    }
}
