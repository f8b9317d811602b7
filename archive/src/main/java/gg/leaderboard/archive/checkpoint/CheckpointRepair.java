package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.store.SnapshotTransaction;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Removes erased players from checkpoints, and folds boards again whose rules were changed. */
@Component
class CheckpointRepair {

    private final ArchivedLog log;
    private final Checkpoints checkpoints;
    private final CheckpointWriter writer;
    private final CheckpointTransaction transaction;
    private final ArchiveStart archiveStart;
    private final StandingsProperties standings;
    private final CheckpointDefinitions definitions;
    private final SnapshotTransaction snapshot;

    CheckpointRepair(
            ArchivedLog log,
            Checkpoints checkpoints,
            CheckpointWriter writer,
            CheckpointTransaction transaction,
            ArchiveStart archiveStart,
            StandingsProperties standings,
            CheckpointDefinitions definitions,
            SnapshotTransaction snapshot) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.writer = writer;
        this.transaction = transaction;
        this.archiveStart = archiveStart;
        this.standings = standings;
        this.definitions = definitions;
        this.snapshot = snapshot;
    }

    void repair() {
        List<String> erased = checkpoints.erased();
        if (!erased.isEmpty()) {
            transaction.write(checkpoints.epoch(), () -> {
                writer.erase(erased);
                return true;
            });
        }
        if (archiveStart.reachesBackTo(Checkpoint.BEGINNING)) {
            checkpoints.invalidated().forEach(this::foldAgain);
        }
    }

    // Idempotent: another archive that does the same at the same time writes the same rows.
    private void foldAgain(String board) {
        long epoch = checkpoints.epoch();
        Definitions boards = definitions.get();
        List<Checkpoint> folded = new ArrayList<>();
        Checkpoint before = Checkpoint.BEGINNING;
        for (Checkpoint checkpoint : checkpoints.all()) {
            if (!foldAgain(board, before, checkpoint, boards, epoch)) {
                return;
            }
            folded.add(checkpoint);
            before = checkpoint;
        }
        transaction.write(epoch, () -> {
            boolean all = checkpoints.all().equals(folded);
            if (all) {
                checkpoints.markComplete(board);
            }
            return all;
        });
    }

    private boolean foldAgain(String board, Checkpoint before, Checkpoint checkpoint, Definitions boards, long epoch) {
        List<StandingsUpdate> updates = snapshot.read(() -> updates(before, checkpoint, boards));
        return transaction.write(epoch, () -> {
            boolean due = checkpoints.invalidated().contains(board);
            if (due) {
                writer.replaceChanges(checkpoint.logTime(), updates, board);
            }
            return due;
        });
    }

    private List<StandingsUpdate> updates(Checkpoint before, Checkpoint checkpoint, Definitions boards) {
        List<StandingsUpdate> updates = new ArrayList<>();
        new ReplayFold(standings, boards, updates::add).addAll(log.counted(before, checkpoint.positions()));
        return updates;
    }
}
