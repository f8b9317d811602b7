package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.LogPartition;
import java.util.List;

/**
 * Where updates are written. Each shard is a world of its own: it may lose its newest writes without the others doing so.
 * Calls fail with an unchecked exception when the store is away; whether such a call was carried out is then unknown,
 * and {@link #progress} tells.
 */
public interface StandingsWriter {

    /** Writes the update if all that it assumes is true, and nothing otherwise. */
    UpdateOutcome apply(StandingsUpdate update);

    /**
     * Writes updates of different shards, each as by {@link #apply(StandingsUpdate)}. If this fails, some may have been
     * carried out.
     *
     * @return what became of each, in their order
     */
    default List<UpdateOutcome> apply(List<StandingsUpdate> updates) {
        return updates.stream().map(this::apply).toList();
    }

    /** How far all shards have come with {@code partition}, and by which rules. */
    StandingsProgress progress(LogPartition partition);
}
