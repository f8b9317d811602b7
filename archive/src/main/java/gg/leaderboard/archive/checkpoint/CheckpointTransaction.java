package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.ProgressTable;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes of checkpoints that rest on what was read before, and are left undone where something was taken back since. */
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
     * Writes while no events arrive.
     *
     * @param epoch when was read what {@code write} rests on
     * @return what {@code write} returns; false if it was left undone
     */
    boolean write(long epoch, BooleanSupplier write) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            progress.lock(FoldName.EVENTS);
            return checkpoints.epoch() == epoch && write.getAsBoolean();
        }));
    }
}
