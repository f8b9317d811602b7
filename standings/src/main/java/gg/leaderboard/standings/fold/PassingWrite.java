package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.GenerationStamp;
import java.util.Set;

/** Records that the log holds no more records up to an offset. */
record PassingWrite(int shard, LogPartition partition, ShardProgress progress, long last) implements ShardWrite {

    @Override
    public boolean isOpen() {
        return progress.at(shard) < last;
    }

    @Override
    public Set<ScoreKey> statesToRead() {
        return Set.of();
    }

    @Override
    public boolean hasLost(ScoreStates read) {
        throw new IllegalStateException("no states are needed");
    }

    @Override
    public StandingsUpdate update(GenerationStamp by) {
        return StandingsUpdate.progressOnly(shard, partition, progress.at(shard), last)
                .withStamp(by);
    }

    @Override
    public boolean hasLost(UpdateOutcome outcome) {
        return progress.advance(shard, last, outcome);
    }
}
