package gg.leaderboard.processor.crash;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.fold.ScoreKey;
import gg.leaderboard.standings.fold.ScoreStates;
import gg.leaderboard.standings.fold.StandingsProgress;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.fold.StandingsWriter;
import gg.leaderboard.standings.fold.UpdateOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Injects faults right before and right after every call, and between the shards of one call. */
record FaultyStandings(StandingsWriter standings, Random random, Runnable fault) implements StandingsWriter {

    // About two cuts per call with sixteen shards. Each cut adds a round trip, so not every gap is cut each time.
    private static final int CUT_ONE_IN = 8;

    @Override
    public UpdateOutcome apply(StandingsUpdate update) {
        return apply(List.of(update)).get(0);
    }

    @Override
    public List<UpdateOutcome> apply(List<StandingsUpdate> updates) {
        fault.run();
        List<UpdateOutcome> outcomes = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= updates.size(); to++) {
            if (to == updates.size() || random.nextInt(CUT_ONE_IN) == 0) {
                outcomes.addAll(written(updates.subList(from, to)));
                from = to;
            }
        }
        return outcomes;
    }

    private List<UpdateOutcome> written(List<StandingsUpdate> updates) {
        List<UpdateOutcome> outcomes = standings.apply(updates);
        fault.run();
        return outcomes;
    }

    @Override
    public Map<Integer, ScoreStates> scoreStates(
            LogPartition partition, long generation, Map<Integer, Set<ScoreKey>> keys) {
        fault.run();
        Map<Integer, ScoreStates> states = standings.scoreStates(partition, generation, keys);
        fault.run();
        return states;
    }

    @Override
    public StandingsProgress progress(LogPartition partition) {
        fault.run();
        StandingsProgress reached = standings.progress(partition);
        fault.run();
        return reached;
    }
}
