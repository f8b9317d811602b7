package gg.leaderboard.archive.backup;

import java.util.List;

/**
 * How far the archive and the standings are behind the log, computed from offsets.
 *
 * @param end the sum of the last offsets of all partitions; it grows while records arrive
 * @param archive number of records that Kafka has and the archive lacks
 * @param standings number of records that Kafka or the archive has and the standings lack
 * @param lost the partitions of which Kafka has fewer records than the archive: Kafka has lost them
 */
record Backlog(long end, long archive, long standings, List<String> lost) {}
