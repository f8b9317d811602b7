package gg.leaderboard.archive.store;

import gg.leaderboard.standings.fold.StandingsUpdate;

/** What one fold keeps beside its progress and its counted ids; within the current transaction. */
public interface FoldTables {

    FoldName fold();

    /** Writes what {@code update} changes. */
    void write(StandingsUpdate update);

    /** Forgets everything, so that the log can be folded anew. */
    void clear();
}
