package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.web.ProblemException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where the archive begins: whatever is told of the past rests on everything before it. */
@Component
public class ArchiveStart {

    private final ArchivedLog log;
    private final Checkpoints checkpoints;

    ArchiveStart(ArchivedLog log, Checkpoints checkpoints) {
        this.log = log;
        this.checkpoints = checkpoints;
    }

    /** Whether everything is archived that comes after {@code checkpoint}. */
    public boolean reachesBackTo(Checkpoint checkpoint) {
        return log.starts().entrySet().stream()
                .allMatch(start -> start.getValue() <= checkpoint.position(start.getKey()) + 1);
    }

    /** @throws ProblemException 404 unless everything is archived that comes after {@code checkpoint} */
    public void require(Checkpoint checkpoint) {
        if (!reachesBackTo(checkpoint)) {
            throw ProblemException.notFound(time().map(begin -> "The archive begins at " + begin + ".")
                    .orElse("The archive lacks the beginning of the log, so it cannot tell how boards stood."));
        }
    }

    /** The first moment of which the archive can tell how boards stood; empty if there is none yet. */
    public Optional<Instant> time() {
        return reachesBackTo(Checkpoint.BEGINNING) ? log.beginning() : checkpoints.earliestUsableTime();
    }
}
