package gg.leaderboard.processor.crash;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.apply.Outcome;
import gg.leaderboard.standings.apply.Reached;
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
    public Reached reached(LogPartition partition) {
        fault.run();
        Reached reached = standings.reached(partition);
        fault.run();
        return reached;
    }
}
