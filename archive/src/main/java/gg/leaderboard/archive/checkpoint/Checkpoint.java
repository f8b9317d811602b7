package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.standings.LogPartition;
import java.time.Instant;
import java.util.Map;

/**
 * A moment of the log.
 *
 * @param logTime everything up to here is in it
 * @param positions the last offset that is in it, of each partition that had begun
 */
public record Checkpoint(Instant logTime, Map<LogPartition, Long> positions) {

    /** Before all of the log. */
    public static final Checkpoint BEGINNING = new Checkpoint(Instant.EPOCH, Map.of());

    private static final long NOTHING = -1;

    public Checkpoint {
        positions = Map.copyOf(positions);
    }

    /** The last offset of {@code partition} that is in it; -1 for none. */
    public long position(LogPartition partition) {
        return positions.getOrDefault(partition, NOTHING);
    }

    /** Whether nothing is in it that lies past {@code positions}. */
    boolean isWithin(Map<LogPartition, Long> positions) {
        return this.positions.entrySet().stream()
                .allMatch(mine -> mine.getValue() <= positions.getOrDefault(mine.getKey(), NOTHING));
    }
}
