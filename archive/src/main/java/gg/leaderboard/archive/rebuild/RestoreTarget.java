package gg.leaderboard.archive.rebuild;

import gg.leaderboard.standings.LogPartition;
import java.util.Map;
import java.util.Set;

/** A store that is folded from the log, and may be missing records that Kafka has deleted. */
interface RestoreTarget {

    /** In messages: {@code the standings}. */
    String name();

    /**
     * Checks that this target belongs to the installation of the archive.
     *
     * @param logs ids of all topics that the archive has folded, including the current one
     * @throws IllegalStateException if it was folded from other topics only
     */
    default void requireOneOf(Set<String> logs) {}

    /** The last offset of a partition that it has. */
    long progress(LogPartition partition);

    /** The last offset of each partition of which it has any record. Empty for a target that folds only what the archive has. */
    default Map<LogPartition, Long> reached() {
        return Map.of();
    }

    /** A replay of the archived log to it, from its current progress. */
    PartitionReplay replay(LogPartition partition);
}
