package gg.leaderboard.archive.past;

import gg.leaderboard.archive.checkpoint.Checkpoint;
import gg.leaderboard.archive.checkpoint.Checkpoints;
import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.problem.Problem;
import gg.leaderboard.standings.LogPartition;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where the archive begins: whatever is told of the past rests on everything before it. */
@Component
public class Beginning {

    private final ArchivedLog log;
    private final Checkpoints checkpoints;

    Beginning(ArchivedLog log, Checkpoints checkpoints) {
        this.log = log;
        this.checkpoints = checkpoints;
    }

    /** Whether everything is archived that comes after {@code checkpoint}. */
    public boolean reachesBackTo(Checkpoint checkpoint) {
        return reachesBackTo(checkpoint, log.starts());
    }

    private static boolean reachesBackTo(Checkpoint checkpoint, Map<LogPartition, Long> starts) {
        return starts.entrySet().stream()
                .allMatch(start -> start.getValue() <= checkpoint.position(start.getKey()) + 1);
    }

    /** @throws Problem 404 unless everything is archived that comes after {@code checkpoint} */
    public void require(Checkpoint checkpoint) {
        if (!reachesBackTo(checkpoint)) {
            throw Problem.notFound(time().map(begin -> "The archive begins at " + begin + ".")
                    .orElse("The archive lacks the beginning of the log, so it cannot tell how boards stood."));
        }
    }

    /** The first moment of which the archive can tell how boards stood; empty if there is none yet. */
    Optional<Instant> time() {
        Map<LogPartition, Long> starts = log.starts();
        return reachesBackTo(Checkpoint.BEGINNING, starts)
                ? log.beginning()
                : checkpoints.all().stream()
                        .filter(checkpoint -> reachesBackTo(checkpoint, starts))
                        .map(Checkpoint::logTime)
                        .findFirst();
    }
}
