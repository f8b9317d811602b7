package gg.leaderboard.archive.rebuild;

import gg.leaderboard.standings.LogPartition;
import java.util.OptionalLong;

/**
 * Offsets of one partition that a target is missing and Kafka has deleted.
 *
 * @param of name of the target: {@code the standings}
 * @param from the first missing offset
 * @param kafka the first offset that Kafka has
 * @param first the first offset that the archive has; empty if it has none
 * @param last the last offset that the archive has
 */
record Gap(String of, LogPartition partition, long from, long kafka, OptionalLong first, long last) {

    /** Whether the archive has all of these offsets. */
    boolean canBeFilled() {
        return first.isPresent() && first.getAsLong() <= from && last + 1 >= kafka;
    }

    /** Number of records to restore, computed from offsets. */
    long records() {
        return last + 1 - from;
    }

    @Override
    public String toString() {
        return "%s: %s end before %d, Kafka begins at %d, and the archive contains %s"
                .formatted(partition, of, from, kafka, first.isEmpty() ? "nothing" : first.getAsLong() + " to " + last);
    }
}
