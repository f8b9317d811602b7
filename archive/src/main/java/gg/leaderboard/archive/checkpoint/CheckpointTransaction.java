package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.ProgressTable;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes checkpoints, unless checkpoints were invalidated since the data was read. */
@Component
class CheckpointTransaction {

    private final TransactionTemplate transaction;
    private final ProgressTable progress;
    private final Checkpoints checkpoints;

    CheckpointTransaction(TransactionTemplate transaction, ProgressTable progress, Checkpoints checkpoints) {
        this.transaction = transaction;
        this.progress = progress;
        this.checkpoints = checkpoints;
    }

    /**
     * Runs {@code write} in a transaction, under the lock of the events fold.
     *
     * @param epoch the {@link Checkpoints#epoch} before the data was read
     * @return the result of {@code write}; false if it did not run
     */
    boolean write(long epoch, BooleanSupplier write) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            progress.lock(FoldName.EVENTS);
            return checkpoints.epoch() == epoch && write.getAsBoolean();
        }));
    }
}
