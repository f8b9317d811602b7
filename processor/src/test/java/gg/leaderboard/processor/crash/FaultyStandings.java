package gg.leaderboard.processor.crash;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.apply.Outcome;
import gg.leaderboard.standings.apply.Reached;
import gg.leaderboard.standings.apply.Standings;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Lets faults happen right before and right after every call, and between any two shards. */
record FaultyStandings(Standings standings, Random random, Runnable fault) implements Standings {

    @Override
    public Outcome apply(StandingsUpdate update) {
        return apply(List.of(update)).get(0);
    }

    @Override
    public List<Outcome> apply(List<StandingsUpdate> updates) {
        fault.run();
        if (updates.size() == 1) {
            return written(updates);
        }
        int cut = 1 + random.nextInt(updates.size() - 1);
        List<Outcome> outcomes = new ArrayList<>(written(updates.subList(0, cut)));
        outcomes.addAll(written(updates.subList(cut, updates.size())));
        return outcomes;
    }

    private List<Outcome> written(List<StandingsUpdate> updates) {
        List<Outcome> outcomes = standings.apply(updates);
        fault.run();
        return outcomes;
    }

    @Override
    public Reached reached(LogPartition partition) {
        fault.run();
        Reached reached = standings.reached(partition);
        fault.run();
        return reached;
    }
}
