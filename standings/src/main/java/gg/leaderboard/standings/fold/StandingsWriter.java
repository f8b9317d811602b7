package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.LogPartition;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes updates to standings. Shards are independent: one may lose its newest writes while the others keep theirs.
 * Calls throw an unchecked exception when the store is unavailable. The outcome of such a call is then unknown, and
 * {@link #progress} shows it.
 */
public interface StandingsWriter {

    /** Writes the update if all its assumptions hold, and nothing otherwise. */
    UpdateOutcome apply(StandingsUpdate update);

    /**
     * Writes updates of different shards, each as with {@link #apply(StandingsUpdate)}. If this fails, some may have
     * been applied.
     *
     * @return the outcome of each update, in their order
     */
    default List<UpdateOutcome> apply(List<StandingsUpdate> updates) {
        return updates.stream().map(this::apply).toList();
    }

    /**
     * Reads the last scores of players from {@code partition}, in one round trip.
     *
     * @param generation of the standings whose states are read
     * @param keys by shard
     * @return for each of these shards, the states together with its progress
     */
    Map<Integer, ScoreStates> scoreStates(LogPartition partition, long generation, Map<Integer, Set<ScoreKey>> keys);

    /** The progress of all shards in {@code partition}, and their stamp. */
    StandingsProgress progress(LogPartition partition);
}
