package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.standings.LogPartition;
import java.time.Instant;
import java.util.Map;

/**
 * A position in the log whose standings are stored.
 *
 * @param logTime it contains every record up to this log time
 * @param positions the last offset that it contains of each partition; partitions without records are absent
 */
public record Checkpoint(Instant logTime, Map<LogPartition, Long> positions) {

    /** The empty checkpoint before the first record. */
    public static final Checkpoint BEGINNING = new Checkpoint(Instant.EPOCH, Map.of());

    private static final long NOTHING = -1;

    public Checkpoint {
        positions = Map.copyOf(positions);
    }

    /** The last offset of {@code partition} that it contains; -1 for none. */
    public long position(LogPartition partition) {
        return positions.getOrDefault(partition, NOTHING);
    }

    /** Whether it contains no record after {@code positions}. */
    boolean isWithin(Map<LogPartition, Long> positions) {
        return this.positions.entrySet().stream()
                .allMatch(mine -> mine.getValue() <= positions.getOrDefault(mine.getKey(), NOTHING));
    }
}
