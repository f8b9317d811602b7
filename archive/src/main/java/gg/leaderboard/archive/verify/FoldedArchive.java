package gg.leaderboard.archive.verify;

import gg.leaderboard.archive.checkpoint.Checkpoint;
import gg.leaderboard.archive.checkpoint.CheckpointReader;
import gg.leaderboard.archive.checkpoint.Checkpoints;
import gg.leaderboard.archive.checkpoint.HiddenPlayers;
import gg.leaderboard.archive.checkpoint.Part;
import gg.leaderboard.archive.checkpoint.PartLifetimes;
import gg.leaderboard.archive.checkpoint.PartScores;
import gg.leaderboard.archive.checkpoint.ReplayFold;
import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.event.MergedLog;
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
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** The archived log of one board, folded as far as the standings have come, and further as they go on. */
final class FoldedArchive {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final ArchivedLog log;
    private final Checkpoints checkpoints;
    private final CheckpointReader reader;
    private final StandingsProperties properties;
    private final Definitions rules;
    private final SnapshotTransaction snapshot;
    private final String board;
    private final Checkpoint base;
    private final List<StandingsUpdate> updates = new ArrayList<>();
    private final Map<LogPartition, Long> positions;

    /** @param progress how far to fold at first */
    FoldedArchive(
            ArchivedLog log,
            Checkpoints checkpoints,
            CheckpointReader reader,
            StandingsProperties properties,
            Definitions rules,
            SnapshotTransaction snapshot,
            String board,
            Map<LogPartition, Long> progress) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.reader = reader;
        this.properties = properties;
        this.rules = rules;
        this.snapshot = snapshot;
        this.board = board;
        this.base =
                checkpoints.invalidated().contains(board) ? Checkpoint.BEGINNING : checkpoints.newestWithin(progress);
        this.positions = new HashMap<>(base.positions());
        foldTo(progress);
    }

    /** What comes before the records that are folded here. */
    Checkpoint base() {
        return base;
    }

    /** How far it is folded: the last offset of each partition. */
    Map<LogPartition, Long> positions() {
        return Map.copyOf(positions);
    }

    /**
     * Goes on to where the standings are.
     *
     * @return what changes on the way
     * @throws ProblemException 409 if the archive does not come that far in ten seconds
     */
    List<StandingsUpdate> foldTo(Map<LogPartition, Long> progress) {
        await(progress);
        List<StandingsUpdate> more = snapshot.read(() -> {
            List<StandingsUpdate> found = new ArrayList<>();
            // All that is looked at here: the rest of what millions of events change would fill the memory.
            ReplayFold fold = new ReplayFold(properties, rules, update -> found.add(update.withOnlyBoard(board)));
            MergedLog records = log.counted(new Checkpoint(base.logTime(), positions), progress);
            while (records.nextTime() != null) {
                fold.add(records.next());
            }
            fold.flush();
            return found;
        });
        updates.addAll(more);
        progress.forEach((partition, offset) -> positions.merge(partition, offset, Math::max));
        return more;
    }

    private void await(Map<LogPartition, Long> progress) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reaches(log.ends(), progress)) {
            if (System.nanoTime() > end) {
                throw ProblemException.conflict(
                        "The archive is behind the standings, and cannot be compared with them now.");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static boolean reaches(Map<LogPartition, Long> archived, Map<LogPartition, Long> progress) {
        return progress.entrySet().stream()
                .allMatch(p -> archived.getOrDefault(p.getKey(), StandingsUpdate.NOTHING_APPLIED) >= p.getValue());
    }

    /** What the log comes to in {@code part}. */
    PartScores scores(Part part) {
        PartScores scores = fromBase(() -> reader.scores(part, base));
        updates.forEach(scores::add);
        return scores;
    }

    HiddenPlayers hidden() {
        HiddenPlayers hidden = fromBase(() -> reader.hidden(base));
        updates.forEach(hidden::add);
        return hidden;
    }

    PartLifetimes lifetimes() {
        PartLifetimes lives = fromBase(() -> reader.lifetimes(board, base));
        updates.forEach(lives::add);
        return lives;
    }

    /** @throws CheckpointChangedException if what was folded so far rests on nothing any more */
    private <T> T fromBase(Supplier<T> read) {
        return snapshot.read(() -> {
            if (!checkpoints.holds(base, board)) {
                throw new CheckpointChangedException();
            }
            return read.get();
        });
    }

    /** Those of {@code players} of whom the archive holds more than is folded here: it may have to do with them. */
    List<String> withMore(List<String> players) {
        return log.withRecordsAfter(positions, players);
    }
}
