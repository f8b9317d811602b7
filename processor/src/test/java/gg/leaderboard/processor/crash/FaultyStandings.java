package gg.leaderboard.processor.crash;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.apply.Outcome;
import gg.leaderboard.standings.apply.Standings;
import gg.leaderboard.standings.fold.StandingsUpdate;

/** Lets faults happen right before and right after every call. */
record FaultyStandings(Standings standings, Runnable fault) implements Standings {

    @Override
    public Outcome apply(StandingsUpdate update) {
        fault.run();
        Outcome outcome = standings.apply(update);
        fault.run();
        return outcome;
    }

    @Override
    public long progress(int shard, LogPartition partition) {
        fault.run();
        long progress = standings.progress(shard, partition);
        fault.run();
        return progress;
    }

    @Override
    public long generation(int shard) {
        return standings.generation(shard);
    }
}
