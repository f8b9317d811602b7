package gg.leaderboard.archive.past;

import gg.leaderboard.archive.checkpoint.ArchiveStart;
import gg.leaderboard.archive.checkpoint.Checkpoint;
import gg.leaderboard.archive.checkpoint.CheckpointDefinitions;
import gg.leaderboard.archive.checkpoint.CheckpointReader;
import gg.leaderboard.archive.checkpoint.Checkpoints;
import gg.leaderboard.archive.checkpoint.ReplayFold;
import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.event.MergedLog;
import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.archive.store.SnapshotTransaction;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.web.ProblemException;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Computes past standings: the newest checkpoint before the moment, and a fold of the events since. */
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
     * The standings after all records with a log time up to the time of the query.
     *
     * @throws ProblemException 404 if the archive begins later, 409 if the rules have changed since the query was resolved
     */
    BoardSnapshot read(BoardQuery board) {
        return snapshot.read(() -> {
            if (!definitions.isCurrent(board.definitions())) {
                throw ProblemException.conflict("The rules of boards have just changed. Try again.");
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
