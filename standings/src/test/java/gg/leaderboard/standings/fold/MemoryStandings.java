package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.GenerationStamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the assumptions and the progress of one partition in memory, without content. Tests change its fields as
 * another writer would.
 */
final class MemoryStandings implements StandingsWriter {

    final long[] offsets;
    final List<Set<EventId>> ids = new ArrayList<>();
    final List<Integer> shardsPerCall = new ArrayList<>();
    final List<StandingsUpdate> applied = new ArrayList<>();
    final List<Map<ScoreKey, ScoreState>> states = new ArrayList<>();
    int stateReads;
    GenerationStamp stamp = GenerationStamp.NONE;

    MemoryStandings(int shards) {
        offsets = new long[shards];
        Arrays.fill(offsets, StandingsUpdate.NOTHING_APPLIED);
        for (int i = 0; i < shards; i++) {
            ids.add(new HashSet<>());
            states.add(Map.of());
        }
    }

    @Override
    public List<UpdateOutcome> apply(List<StandingsUpdate> updates) {
        shardsPerCall.add(updates.size());
        return updates.stream().map(this::apply).toList();
    }

    @Override
    public UpdateOutcome apply(StandingsUpdate update) {
        int shard = update.shard();
        if (!stamp.isNone() && !stamp.equals(update.stamp())) {
            return new UpdateOutcome.GenerationDiffers(stamp);
        }
        if (offsets[shard] != update.previous()) {
            return new UpdateOutcome.ProgressDiffers(offsets[shard]);
        }
        Set<EventId> differing = new HashSet<>();
        update.counted().stream()
                .map(SeenId::id)
                .filter(ids.get(shard)::contains)
                .forEach(differing::add);
        update.known().stream()
                .map(SeenId::id)
                .filter(id -> !ids.get(shard).contains(id))
                .forEach(differing::add);
        if (!differing.isEmpty()) {
            return new UpdateOutcome.IdsDiffer(differing);
        }
        update.counted().stream().map(SeenId::id).forEach(ids.get(shard)::add);
        offsets[shard] = update.last();
        states.set(shard, update.statesAfter(states.get(shard)));
        stamp = update.stamp();
        applied.add(update);
        return new UpdateOutcome.Applied();
    }

    @Override
    public Map<Integer, ScoreStates> scoreStates(
            LogPartition partition, long generation, Map<Integer, Set<ScoreKey>> keys) {
        stateReads++;
        Map<Integer, ScoreStates> read = new HashMap<>();
        keys.keySet().forEach(shard -> read.put(shard, new ScoreStates(offsets[shard], Map.copyOf(states.get(shard)))));
        return read;
    }

    @Override
    public StandingsProgress progress(LogPartition partition) {
        return new StandingsProgress(Arrays.stream(offsets).boxed().toList(), Optional.empty(), stamp);
    }
}
