package gg.leaderboard.standings.apply;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.fold.StandingsUpdate;

/**
 * Where updates are written. Each shard is a world of its own: it may lose its newest writes without the others doing so.
 * Calls fail with an unchecked exception when the store is away; whether such a call was carried out is then unknown,
 * and {@link #progress} tells.
 */
public interface Standings {

    /** Writes the update if all that it assumes is true, and nothing otherwise. */
    Outcome apply(StandingsUpdate update);

    /** Last offset of {@code partition} applied to {@code shard}, or {@link StandingsUpdate#NOTHING_APPLIED}. */
    long progress(int shard, LogPartition partition);

    /** By the rules of which generation {@code shard} is folded; {@link Generations#NONE} as long as it holds nothing. */
    long generation(int shard);
}
