package gg.leaderboard.processor.crash;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.fold.EventId;
import gg.leaderboard.standings.fold.ScoreKey;
import gg.leaderboard.standings.fold.ScoreStates;
import gg.leaderboard.standings.fold.SeenId;
import gg.leaderboard.standings.fold.StandingsProgress;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.fold.StandingsWriter;
import gg.leaderboard.standings.fold.UpdateOutcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Contains a deliberate error: an id that a shard once reported as a duplicate is not checked again in the write. */
final class UncheckedDuplicates implements StandingsWriter {

    private final StandingsWriter standings;
    private final Map<Integer, Set<EventId>> duplicates = new HashMap<>();

    UncheckedDuplicates(StandingsWriter standings) {
        this.standings = standings;
    }

    @Override
    public UpdateOutcome apply(StandingsUpdate update) {
        Set<EventId> trusted = duplicates.computeIfAbsent(update.shard(), shard -> new HashSet<>());
        Set<EventId> believed = update.counted().stream()
                .map(SeenId::id)
                .filter(trusted::contains)
                .collect(Collectors.toSet());
        if (!believed.isEmpty()) {
            return new UpdateOutcome.IdsDiffer(believed);
        }
        UpdateOutcome outcome = standings.apply(withoutKnown(update));
        if (outcome instanceof UpdateOutcome.IdsDiffer differ) {
            trusted.addAll(differ.ids());
        }
        return outcome;
    }

    private static StandingsUpdate withoutKnown(StandingsUpdate update) {
        return new StandingsUpdate(
                update.shard(),
                update.partition(),
                update.stamp(),
                update.previous(),
                update.last(),
                update.lastTime(),
                update.counted(),
                List.of(),
                update.events(),
                update.duplicates(),
                update.moderations(),
                update.boardIds(),
                update.boards(),
                update.profiles(),
                update.achievements(),
                update.states(),
                update.violations());
    }

    @Override
    public Map<Integer, ScoreStates> scoreStates(
            LogPartition partition, long generation, Map<Integer, Set<ScoreKey>> keys) {
        return standings.scoreStates(partition, generation, keys);
    }

    @Override
    public StandingsProgress progress(LogPartition partition) {
        return standings.progress(partition);
    }
}
