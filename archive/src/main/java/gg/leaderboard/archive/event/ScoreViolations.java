package gg.leaderboard.archive.event;

import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.ScoreStateTable;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.Violation;
import gg.leaderboard.standings.fold.EventId;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Decides for the archived events which scores violate bounds of their boards, as the standings do. */
@Component
class ScoreViolations {

    private final ScoreStateTable states;
    private final StandingsProperties standings;

    ScoreViolations(ScoreStateTable states, StandingsProperties standings) {
        this.states = states;
        this.standings = standings;
    }

    /**
     * Decides on a batch, and stores the players' last scores in the current transaction.
     *
     * @param before the progress before the batch
     * @param verdicts one for each of {@code records}
     * @return the violations by event
     */
    Map<EventId, Violation> decide(
            LogPartition partition, long before, List<DecodedRecord> records, List<RecordVerdict> verdicts) {
        List<LogRecord> concerned = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            LogRecord folded = records.get(i).folded();
            if (verdicts.get(i) == RecordVerdict.COUNTED && folded != null && folded.concernsBounds()) {
                concerned.add(folded);
            }
        }
        if (concerned.isEmpty()) {
            return Map.of();
        }
        Fold fold = new Fold(Shards.ONE, standings, Integer.MAX_VALUE);
        StandingsUpdate update = fold.fold(
                0,
                partition,
                before,
                concerned,
                Set.of(),
                states.read(FoldName.EVENTS, partition, fold.scoreKeys(0, concerned)));
        states.write(FoldName.EVENTS, update);
        return update.violations();
    }
}
