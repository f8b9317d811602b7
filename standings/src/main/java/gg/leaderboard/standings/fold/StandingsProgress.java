package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.definition.GenerationStamp;
import java.util.List;

/**
 * The progress and the stamp of the shards.
 *
 * @param offsets for each shard the last applied offset of the partition, or {@link StandingsUpdate#NOTHING_APPLIED}
 * @param stamp the common stamp of all shards that are not empty; {@link GenerationStamp#NONE} if all are empty
 */
public record StandingsProgress(List<Long> offsets, GenerationStamp stamp) {}
