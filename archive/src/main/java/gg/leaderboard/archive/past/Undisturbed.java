package gg.leaderboard.archive.past;

import gg.leaderboard.archive.checkpoint.Checkpoints;
import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.Progress;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes of checkpoints that rest on what was read before, and are left undone where something was taken back since. */
@Component
class Undisturbed {

    private final TransactionTemplate transaction;
    private final Progress progress;
    private final Checkpoints checkpoints;

    Undisturbed(TransactionTemplate transaction, Progress progress, Checkpoints checkpoints) {
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
