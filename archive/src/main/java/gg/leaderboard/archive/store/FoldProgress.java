package gg.leaderboard.archive.store;

import java.time.Instant;

/** How far the folds of the archive have come, of all that was logged. */
public interface FoldProgress {

    /** Whether {@code fold} has everything that was logged up to {@code time}. */
    boolean has(FoldName fold, Instant time);
}
