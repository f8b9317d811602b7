package gg.leaderboard.archive.past;

import gg.leaderboard.archive.checkpoint.ArchiveStart;
import gg.leaderboard.archive.checkpoint.Checkpoint;
import gg.leaderboard.archive.checkpoint.CheckpointDefinitions;
import gg.leaderboard.archive.checkpoint.CheckpointReader;
import gg.leaderboard.archive.checkpoint.Checkpoints;
import gg.leaderboard.archive.checkpoint.Part;
import gg.leaderboard.archive.checkpoint.ReplayFold;
import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.event.MergedLog;
import gg.leaderboard.archive.store.SnapshotTransaction;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.web.ProblemException;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** How boards stood at any moment: the newest checkpoint before it, and a fold of what came since. */
@Component
class BoardSnapshotReader {

    private final ArchivedLog log;
    private final Checkpoints checkpoints;
    private final CheckpointReader reader;
    private final ArchiveStart beginning;
    private final StandingsProperties properties;
    private final CheckpointDefinitions rules;
    private final SnapshotTransaction snapshot;

    BoardSnapshotReader(
            ArchivedLog log,
            Checkpoints checkpoints,
            CheckpointReader reader,
            ArchiveStart beginning,
            StandingsProperties properties,
            CheckpointDefinitions rules,
            SnapshotTransaction snapshot) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.reader = reader;
        this.beginning = beginning;
        this.properties = properties;
        this.rules = rules;
        this.snapshot = snapshot;
    }

    /**
     * How a board stood when all records up to its time were counted, and no others.
     *
     * @throws ProblemException 404 if the archive does not reach back that far, 409 if the board counts by other rules since it was found
     */
    BoardSnapshot read(BoardQuery board) {
        return snapshot.read(() -> {
            if (!rules.isCurrent(board.rules())) {
                throw ProblemException.conflict("The rules of boards were changed at this very moment; ask again.");
            }
            return fold(board.part(), board.time(), board.rules());
        });
    }

    private BoardSnapshot fold(Part part, Instant time, Definitions boards) {
        Checkpoint from =
                checkpoints.invalidated().contains(part.board()) ? Checkpoint.BEGINNING : checkpoints.newestAt(time);
        beginning.require(from);
        BoardSnapshot past = new BoardSnapshot(part.board(), reader.scores(part, from), reader.hidden(from));
        ReplayFold fold = new ReplayFold(properties, boards, update -> {
            past.scores().add(update);
            past.hidden().add(update);
        });
        MergedLog records = log.counted(from, log.ends());
        for (Instant next = records.nextTime(); next != null && !next.isAfter(time); next = records.nextTime()) {
            fold.add(records.next());
        }
        fold.flush();
        return past;
    }
}
