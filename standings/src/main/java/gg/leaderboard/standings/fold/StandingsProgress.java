package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.definition.GenerationStamp;
import java.util.List;

/**
 * What the shards say of themselves.
 *
 * @param offsets for each shard the last one of the partition that it has applied, or
 *     {@link StandingsUpdate#NOTHING_APPLIED}
 * @param stamp of those that hold anything, all the same; {@link GenerationStamp#NONE} as long as none of them does
 */
public record StandingsProgress(List<Long> offsets, GenerationStamp stamp) {}
