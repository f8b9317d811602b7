package gg.leaderboard.archive.past;

import gg.leaderboard.archive.checkpoint.ArchiveStart;
import gg.leaderboard.archive.checkpoint.Checkpoint;
import gg.leaderboard.archive.checkpoint.CheckpointDefinitions;
import gg.leaderboard.archive.checkpoint.CheckpointReader;
import gg.leaderboard.archive.checkpoint.Checkpoints;
import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.archive.checkpoint.ReplayFold;
import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.event.MergedLog;
import gg.leaderboard.archive.store.SnapshotTransaction;
import gg.leaderboard.archive.web.Problem;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.Definitions;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** How boards stood at any moment: the newest checkpoint before it, and a fold of what came since. */
@Component
class BoardSnapshotReader {

    private final ArchivedLog log;
    private final Checkpoints checkpoints;
    private final CheckpointReader reader;
    private final ArchiveStart archiveStart;
    private final StandingsProperties properties;
    private final CheckpointDefinitions definitions;
    private final SnapshotTransaction snapshot;

    BoardSnapshotReader(
            ArchivedLog log,
            Checkpoints checkpoints,
            CheckpointReader reader,
            ArchiveStart archiveStart,
            StandingsProperties properties,
            CheckpointDefinitions definitions,
            SnapshotTransaction snapshot) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.reader = reader;
        this.archiveStart = archiveStart;
        this.properties = properties;
        this.definitions = definitions;
        this.snapshot = snapshot;
    }

    /**
     * How a board stood when all records up to its time were counted, and no others.
     *
     * @throws Problem 404 if the archive does not reach back that far, 409 if the board counts by other rules since it was found
     */
    BoardSnapshot read(BoardQuery board) {
        return snapshot.read(() -> {
            if (!definitions.isCurrent(board.definitions())) {
                throw Problem.conflict("The rules of boards were changed at this very moment; ask again.");
            }
            return fold(board.period(), board.time(), board.definitions());
        });
    }

    private BoardSnapshot fold(BoardPeriod period, Instant time, Definitions boards) {
        Checkpoint from =
                checkpoints.invalidated().contains(period.board()) ? Checkpoint.BEGINNING : checkpoints.newestAt(time);
        archiveStart.require(from);
        BoardSnapshot result = new BoardSnapshot(period.board(), reader.scores(period, from), reader.hidden(from));
        ReplayFold fold = new ReplayFold(properties, boards, update -> {
            result.scores().add(update);
            result.hidden().add(update);
        });
        MergedLog records = log.counted(from, log.ends());
        for (Instant next = records.nextTime(); next != null && !next.isAfter(time); next = records.nextTime()) {
            fold.add(records.next());
        }
        fold.flush();
        return result;
    }
}
