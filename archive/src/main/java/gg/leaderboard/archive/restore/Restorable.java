package gg.leaderboard.archive.restore;

import gg.leaderboard.standings.LogPartition;

/** What is folded from the log and may miss what Kafka no longer holds. */
interface Restorable {

    /** In messages: {@code the standings}. */
    String name();

    /** The last offset that it has of a partition. */
    long progress(LogPartition partition);

    /** What writes the archived log to it, with the progress that it has now. */
    CatchUp catchUp(LogPartition partition);
}
