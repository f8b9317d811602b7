package gg.leaderboard.archive.past;

import gg.leaderboard.archive.checkpoint.Checkpoint;
import gg.leaderboard.archive.checkpoint.CheckpointReader;
import gg.leaderboard.archive.checkpoint.Checkpoints;
import gg.leaderboard.archive.checkpoint.Part;
import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.event.MergedLog;
import gg.leaderboard.archive.problem.Problem;
import gg.leaderboard.archive.store.Snapshot;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.Definitions;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** How boards stood at any moment: the newest checkpoint before it, and a fold of what came since. */
@Component
class PastStandings {

    private final ArchivedLog log;
    private final Checkpoints checkpoints;
    private final CheckpointReader reader;
    private final Beginning beginning;
    private final StandingsProperties properties;
    private final PastRules rules;
    private final Snapshot snapshot;

    PastStandings(
            ArchivedLog log,
            Checkpoints checkpoints,
            CheckpointReader reader,
            Beginning beginning,
            StandingsProperties properties,
            PastRules rules,
            Snapshot snapshot) {
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
     * @throws Problem 404 if the archive does not reach back that far, 409 if the board counts by other rules since it was found
     */
    BoardPast at(PastBoard board) {
        return snapshot.read(() -> {
            if (!rules.are(board.rules())) {
                throw Problem.conflict("The rules of boards were changed at this very moment; ask again.");
            }
            return fold(board.part(), board.time(), board.rules());
        });
    }

    private BoardPast fold(Part part, Instant time, Definitions boards) {
        Checkpoint from =
                checkpoints.forgotten().contains(part.board()) ? Checkpoint.BEGINNING : checkpoints.newestAt(time);
        beginning.require(from);
        BoardPast past = new BoardPast(part.board(), reader.scores(part, from), reader.hidden(from));
        CountedFold fold = new CountedFold(properties, boards, update -> {
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
