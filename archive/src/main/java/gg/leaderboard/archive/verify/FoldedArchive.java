package gg.leaderboard.archive.verify;

import gg.leaderboard.archive.checkpoint.Checkpoint;
import gg.leaderboard.archive.checkpoint.CheckpointReader;
import gg.leaderboard.archive.checkpoint.Checkpoints;
import gg.leaderboard.archive.checkpoint.HiddenPlayers;
import gg.leaderboard.archive.checkpoint.PeriodLifetimes;
import gg.leaderboard.archive.checkpoint.PeriodScores;
import gg.leaderboard.archive.checkpoint.ReplayFold;
import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.archive.store.SnapshotTransaction;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.web.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A fold of one board's archived log that follows the progress of the live standings. */
final class FoldedArchive {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final ArchivedLog log;
    private final Checkpoints checkpoints;
    private final CheckpointReader reader;
    private final StandingsProperties properties;
    private final Definitions definitions;
    private final SnapshotTransaction snapshot;
    private final String board;
    private final Checkpoint base;
    private final List<StandingsUpdate> updates = new ArrayList<>();
    private final Map<LogPartition, Long> positions;

    /** @param progress the first position to fold to */
    FoldedArchive(
            ArchivedLog log,
            Checkpoints checkpoints,
            CheckpointReader reader,
            StandingsProperties properties,
            Definitions definitions,
            SnapshotTransaction snapshot,
            String board,
            Map<LogPartition, Long> progress) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.reader = reader;
        this.properties = properties;
        this.definitions = definitions;
        this.snapshot = snapshot;
        this.board = board;
        this.base =
                checkpoints.invalidated().contains(board) ? Checkpoint.BEGINNING : checkpoints.newestWithin(progress);
        this.positions = new HashMap<>(base.positions());
        foldTo(progress);
    }

    /** The checkpoint that the fold starts from. */
    Checkpoint base() {
        return base;
    }

    /** The last folded offset of each partition. */
    Map<LogPartition, Long> positions() {
        return Map.copyOf(positions);
    }

    /**
     * Folds on to the progress of the standings.
     *
     * @return the changes on the way
     * @throws ProblemException 409 if the archive does not reach {@code progress} within ten seconds
     */
    List<StandingsUpdate> foldTo(Map<LogPartition, Long> progress) {
        await(progress);
        List<StandingsUpdate> more = snapshot.read(() -> {
            List<StandingsUpdate> found = new ArrayList<>();
            // Other boards are dropped: changes by millions of events would not fit into memory.
            new ReplayFold(properties, definitions, update -> found.add(update.withOnlyBoard(board)))
                    .addAll(log.counted(new Checkpoint(base.logTime(), positions), progress));
            return found;
        });
        updates.addAll(more);
        progress.forEach((partition, offset) -> positions.merge(partition, offset, Math::max));
        return more;
    }

    private void await(Map<LogPartition, Long> progress) {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        Optional<String> lag = lag(progress);
        while (lag.isPresent()) {
            if (System.nanoTime() > end) {
                throw ProblemException.conflict(
                        "The archive lags behind the standings, so they cannot be compared now. %s GET /api/v1/admin/restore of the archive shows whether it can still read them."
                                .formatted(lag.get()));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            lag = lag(progress);
        }
    }

    private Optional<String> lag(Map<LogPartition, Long> progress) {
        Map<LogPartition, Long> archived = log.ends();
        return progress.entrySet().stream()
                .filter(folded -> archivedEnd(archived, folded.getKey()) < folded.getValue())
                .map(folded -> "Of %s it has the records up to %d, the standings those up to %d."
                        .formatted(folded.getKey(), archivedEnd(archived, folded.getKey()), folded.getValue()))
                .findFirst();
    }

    private static long archivedEnd(Map<LogPartition, Long> archived, LogPartition partition) {
        return archived.getOrDefault(partition, StandingsUpdate.NOTHING_APPLIED);
    }

    /** The scores of one period. */
    PeriodScores scores(BoardPeriod part) {
        PeriodScores scores = fromBase(() -> reader.scores(part, base));
        updates.forEach(scores::add);
        return scores;
    }

    HiddenPlayers hidden() {
        HiddenPlayers hidden = fromBase(() -> reader.hidden(base));
        updates.forEach(hidden::add);
        return hidden;
    }

    PeriodLifetimes lifetimes() {
        PeriodLifetimes lifetimes = fromBase(() -> reader.lifetimes(board, base));
        updates.forEach(lifetimes::add);
        return lifetimes;
    }

    /** @throws CheckpointChangedException if the base checkpoint was invalidated */
    private <T> T fromBase(Supplier<T> read) {
        return snapshot.read(() -> {
            if (!checkpoints.holds(base, board)) {
                throw new CheckpointChangedException();
            }
            return read.get();
        });
    }

    /** Returns those of {@code players} that have archived records after the folded position. */
    List<String> withMore(List<String> players) {
        return log.withRecordsAfter(positions, players);
    }
}
