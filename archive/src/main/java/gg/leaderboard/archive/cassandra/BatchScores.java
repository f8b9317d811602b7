package gg.leaderboard.archive.cassandra;

import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.fold.BoardChange;
import gg.leaderboard.standings.fold.BoardChange.ChangedPeriod;
import gg.leaderboard.standings.fold.Moderation;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Applies a batch to rows of {@code user_scores}, without I/O. */
final class BatchScores {

    private static final long NO_OFFSET = -1;

    private final LogPartition partition;
    private final Map<String, Map<RowId, ScoreRow>> byPlayer = new HashMap<>();
    private final Map<RowId, ScoreRow> changed = new LinkedHashMap<>();

    /**
     * @param partition of the batch
     * @param stored the partition's rows of all players in the batch, and all rows of players who are removed from a board
     */
    BatchScores(LogPartition partition, Collection<ScoreRow> stored) {
        this.partition = partition;
        stored.forEach(row -> rowsOf(row.key().player()).put(new RowId(row.key(), row.partition()), row));
    }

    /** @param update of one record, in the order of the log */
    void add(StandingsUpdate update) {
        update.moderations().forEach(moderation -> remove(moderation, update.last()));
        update.boards().forEach(change -> add(change, update));
    }

    private void add(BoardChange change, StandingsUpdate update) {
        for (ChangedPeriod in : change.periods()) {
            change.scores()
                    .forEach((player, score) -> add(
                            new ScoreKey(BoardPeriod.of(change.board(), change.season(), in.period()), player),
                            update.last(),
                            new PartialScore(
                                    score, change.rule(), Objects.requireNonNull(update.lastTime()), in.expiresAt())));
        }
    }

    /** The keys of the scores that {@code updates} change. */
    static Set<ScoreKey> keys(Collection<StandingsUpdate> updates) {
        Set<ScoreKey> keys = new LinkedHashSet<>();
        for (StandingsUpdate update : updates) {
            for (BoardChange change : update.boards()) {
                for (ChangedPeriod in : change.periods()) {
                    BoardPeriod board = BoardPeriod.of(change.board(), change.season(), in.period());
                    change.scores().keySet().forEach(player -> keys.add(new ScoreKey(board, player)));
                }
            }
        }
        return keys;
    }

    private void add(ScoreKey key, long offset, PartialScore score) {
        ScoreRow row = rowsOf(key.player())
                .getOrDefault(new RowId(key, partition), new ScoreRow(key, partition, NO_OFFSET, null));
        if (offset > row.offset()) {
            put(row.add(offset, score));
        }
    }

    private void remove(Moderation moderation, long offset) {
        boolean everywhere = moderation.erased() || moderation.removedEverywhere();
        for (ScoreRow row : List.copyOf(rowsOf(moderation.playerId()).values())) {
            if (everywhere
                    || moderation.removedFrom().contains(row.key().board().board())) {
                remove(row, offset);
            }
        }
    }

    private void remove(ScoreRow row, long offset) {
        if (!row.partition().equals(partition)) {
            // Offsets of two partitions do not compare: deletes exactly what was read, and keeps later writes.
            put(row.removed(row.offset()));
        } else if (offset > row.offset()) {
            put(row.removed(offset));
        }
    }

    private void put(ScoreRow row) {
        RowId id = new RowId(row.key(), row.partition());
        rowsOf(row.key().player()).put(id, row);
        changed.put(id, row);
    }

    private Map<RowId, ScoreRow> rowsOf(String player) {
        return byPlayer.computeIfAbsent(player, p -> new HashMap<>());
    }

    /** The changed rows. */
    Collection<ScoreRow> changed() {
        return changed.values();
    }

    private record RowId(ScoreKey key, LogPartition partition) {}
}
