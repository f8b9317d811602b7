package gg.leaderboard.archive.cassandra;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.fold.Moderation;
import gg.leaderboard.standings.fold.ScoreKey;
import gg.leaderboard.standings.fold.ScoreState;
import gg.leaderboard.standings.fold.ScoreStateChange;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides which scores of a batch violate bounds, without I/O. */
final class BatchStates {

    private static final int SHARD = 0;

    private final Fold fold;
    private final LogPartition partition;
    private final Map<RowId, StateRow> rows = new HashMap<>();
    private final Map<RowId, StateRow> changed = new LinkedHashMap<>();

    /**
     * @param partition of the batch
     * @param stored all rows of the players in the batch
     */
    BatchStates(Fold fold, LogPartition partition, Collection<StateRow> stored) {
        this.fold = fold;
        this.partition = partition;
        stored.forEach(row -> rows.put(new RowId(row.key(), row.partition()), row));
    }

    /** Folds a counted record; call it in the order of the log. */
    StandingsUpdate fold(LogRecord record) {
        Set<ScoreKey> keys = fold.scoreKeys(SHARD, List.of(record));
        if (keys.stream().anyMatch(key -> isIncluded(key, record.offset()))) {
            // The batch is repeated. The effect of this score was written before the row.
            return fold(record.judged(false), Map.of());
        }
        Map<ScoreKey, ScoreState> states = new HashMap<>();
        for (ScoreKey key : keys) {
            StateRow row = rows.get(new RowId(key, partition));
            if (row != null && row.state() != null) {
                states.put(key, row.state());
            }
        }
        StandingsUpdate update = fold(record, states);
        update.moderations().forEach(moderation -> remove(moderation, record.offset()));
        update.states().forEach(change -> add(change, record.offset()));
        return update;
    }

    private StandingsUpdate fold(LogRecord record, Map<ScoreKey, ScoreState> states) {
        return fold.fold(SHARD, partition, record.offset() - 1, List.of(record), Set.of(), states);
    }

    private boolean isIncluded(ScoreKey key, long offset) {
        StateRow row = rows.get(new RowId(key, partition));
        return row != null && row.offset() >= offset;
    }

    private void remove(Moderation moderation, long offset) {
        for (StateRow row : List.copyOf(rows.values())) {
            if (moderation.removes(row.key().playerId(), row.key().board())) {
                if (!row.partition().equals(partition)) {
                    // Offsets of two partitions do not compare: deletes exactly what was read.
                    put(row.removed(row.offset()));
                } else if (offset > row.offset()) {
                    put(row.removed(offset));
                }
            }
        }
    }

    private void add(ScoreStateChange change, long offset) {
        change.states()
                .forEach((player, state) -> put(new StateRow(
                        new ScoreKey(change.board(), change.season(), player),
                        partition,
                        offset,
                        state,
                        change.expiresAt())));
    }

    private void put(StateRow row) {
        RowId id = new RowId(row.key(), row.partition());
        rows.put(id, row);
        changed.put(id, row);
    }

    /** The changed rows. */
    Collection<StateRow> changed() {
        return changed.values();
    }

    private record RowId(ScoreKey key, LogPartition partition) {}
}
