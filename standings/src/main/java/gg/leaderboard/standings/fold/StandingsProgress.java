package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.definition.GenerationStamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The progress and the stamp of the shards.
 *
 * @param offsets for each shard the last applied offset of the partition, or {@link StandingsUpdate#NOTHING_APPLIED}
 * @param lastTime the log time of the last applied record of the shard with the lowest offset; empty if it has none
 * @param stamp the common stamp of all shards that are not empty; {@link GenerationStamp#NONE} if all are empty
 */
public record StandingsProgress(List<Long> offsets, Optional<Instant> lastTime, GenerationStamp stamp) {}
