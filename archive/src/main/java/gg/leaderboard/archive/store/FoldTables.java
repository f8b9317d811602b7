package gg.leaderboard.archive.store;

import gg.leaderboard.standings.fold.StandingsUpdate;

/** The tables of one fold, without its progress and counted ids. All calls join the current transaction. */
public interface FoldTables {

    FoldName fold();

    /** Whether they hold scores of boards. Other folds need not know which scores violate bounds. */
    default boolean holdScores() {
        return false;
    }

    /** Applies {@code update}. */
    void write(StandingsUpdate update);

    /** Deletes all rows, so that the log can be folded again. */
    void clear();
}
