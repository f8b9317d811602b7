package gg.leaderboard.processor.crash;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.apply.Outcome;
import gg.leaderboard.standings.apply.Reached;
import gg.leaderboard.standings.apply.Standings;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Lets faults happen right before and right after every call, and between any shards of one call. */
record FaultyStandings(Standings standings, Random random, Runnable fault) implements Standings {

    // About two cuts a call with sixteen shards. Each is a round trip more, so not every gap gets one every time.
    private static final int CUT_ONE_IN = 8;

    @Override
    public Outcome apply(StandingsUpdate update) {
        return apply(List.of(update)).get(0);
    }

    @Override
    public List<Outcome> apply(List<StandingsUpdate> updates) {
        fault.run();
        List<Outcome> outcomes = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= updates.size(); to++) {
            if (to == updates.size() || random.nextInt(CUT_ONE_IN) == 0) {
                outcomes.addAll(written(updates.subList(from, to)));
                from = to;
            }
        }
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
