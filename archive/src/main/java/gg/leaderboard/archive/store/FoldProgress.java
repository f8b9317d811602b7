package gg.leaderboard.archive.store;

import java.time.Instant;

/** Compares the progress of folds with the log. */
public interface FoldProgress {

    /** Whether {@code fold} has folded every record with a log time up to {@code time}. */
    boolean has(FoldName fold, Instant time);
}
