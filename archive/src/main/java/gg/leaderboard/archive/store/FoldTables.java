package gg.leaderboard.archive.store;

import gg.leaderboard.standings.fold.StandingsUpdate;

/** The tables of one fold, without its progress and counted ids. All calls join the current transaction. */
public interface FoldTables {

    FoldName fold();

    /** Applies {@code update}. */
    void write(StandingsUpdate update);

    /** Deletes all rows, so that the log can be folded again. */
    void clear();
}
