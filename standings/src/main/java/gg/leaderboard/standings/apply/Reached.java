package gg.leaderboard.standings.apply;

import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.util.List;

/**
 * What the shards say of themselves.
 *
 * @param offsets for each shard the last one of the partition that it has applied, or
 *     {@link StandingsUpdate#NOTHING_APPLIED}
 * @param generation by whose rules those that hold anything are folded, all by the same; {@link Generations#NONE} as long as
 *     none of them does
 */
public record Reached(List<Long> offsets, long generation) {}
