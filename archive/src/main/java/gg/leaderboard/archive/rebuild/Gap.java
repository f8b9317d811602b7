package gg.leaderboard.archive.rebuild;

import gg.leaderboard.standings.LogPartition;
import java.util.OptionalLong;

/**
 * What is missing of one partition and Kafka no longer holds.
 *
 * @param of where it is missing: {@code the standings}
 * @param from the first offset that is
 * @param kafka the first that Kafka has
 * @param first the offset from which on the archive has everything; empty if it has nothing
 * @param last the last that the archive has
 */
record Gap(String of, LogPartition partition, long from, long kafka, OptionalLong first, long last) {

    /** Whether the archive has all of it. */
    boolean canBeFilled() {
        return first.isPresent() && first.getAsLong() <= from && last + 1 >= kafka;
    }

    /** How many records a restore writes, by their offsets. */
    long records() {
        return last + 1 - from;
    }

    @Override
    public String toString() {
        return "%s: %s end before %d, Kafka begins at %d, and the archive has %s"
                .formatted(partition, of, from, kafka, first.isEmpty() ? "nothing" : first.getAsLong() + " to " + last);
    }
}
