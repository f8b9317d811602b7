package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.web.ProblemException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where the archive begins. Past standings need every event before them. */
@Component
public class ArchiveStart {

    private final ArchivedLog log;
    private final Checkpoints checkpoints;

    ArchiveStart(ArchivedLog log, Checkpoints checkpoints) {
        this.log = log;
        this.checkpoints = checkpoints;
    }

    /** Whether every event after {@code checkpoint} is archived. */
    public boolean reachesBackTo(Checkpoint checkpoint) {
        return log.starts().entrySet().stream()
                .allMatch(start -> start.getValue() <= checkpoint.position(start.getKey()) + 1);
    }

    /**
     * Checks that standings after a checkpoint can be computed.
     *
     * @throws ProblemException 404 unless every event after {@code checkpoint} is archived
     */
    public void require(Checkpoint checkpoint) {
        if (!reachesBackTo(checkpoint)) {
            throw ProblemException.notFound(time().map(begin -> "The archive begins at " + begin + ".")
                    .orElse("The archive lacks the beginning of the log, so it cannot compute past standings."));
        }
    }

    /** The earliest time whose standings the archive can compute; empty if there is none yet. */
    public Optional<Instant> time() {
        return reachesBackTo(Checkpoint.BEGINNING) ? log.beginning() : checkpoints.earliestUsableTime();
    }
}
