package gg.leaderboard.archive.rebuild;

import gg.leaderboard.standings.LogPartition;
import java.util.Set;

/** What is folded from the log and may miss what Kafka no longer holds. */
interface RestoreTarget {

    /** In messages: {@code the standings}. */
    String name();

    /**
     * Returns if it may be written.
     *
     * @param logs the ids of all topics that the archive has folded, and of the one that it folds now
     * @throws IllegalStateException if it holds what was folded from other logs only: it belongs to another installation
     */
    default void requireOneOf(Set<String> logs) {}

    /** The last offset that it has of a partition. */
    long progress(LogPartition partition);

    /** What writes the archived log to it, with the progress that it has now. */
    PartitionReplay replay(LogPartition partition);
}
