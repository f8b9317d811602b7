package gg.leaderboard.archive.backup;

import java.util.List;

/**
 * How far the archive and the standings are behind the log, computed from offsets.
 *
 * @param archive number of records that Kafka has and the archive lacks
 * @param standings number of records that Kafka or the archive has and the standings lack
 * @param lost the partitions of which Kafka has fewer records than the archive: Kafka has lost them
 */
record Backlog(long archive, long standings, List<String> lost) {}
