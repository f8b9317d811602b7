package gg.leaderboard.archive.past;

import gg.leaderboard.archive.checkpoint.ArchiveStart;
import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.FoldProgress;
import gg.leaderboard.archive.web.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Answers questions about a moment. Only a few at a time: each holds a connection that a fold may need, and much memory. */
@Component
class PastQueries {

    private static final int BATCH_SIZE = 3;

    private final Semaphore permits = new Semaphore(BATCH_SIZE, true);
    private final ArchivedLog log;
    private final FoldProgress foldProgress;
    private final ArchiveStart archiveStart;
    private final BoardQueryResolver boards;
    private final BoardSnapshotReader standings;

    PastQueries(
            ArchivedLog log,
            FoldProgress foldProgress,
            ArchiveStart archiveStart,
            BoardQueryResolver boards,
            BoardSnapshotReader standings) {
        this.log = log;
        this.foldProgress = foldProgress;
        this.archiveStart = archiveStart;
        this.boards = boards;
        this.standings = standings;
    }

    /** The part of a board that is asked for. */
    BoardQuery resolve(BoardQueryParameters parameters) {
        return boards.resolve(parameters);
    }

    /**
     * What {@code parameters} finds on the board.
     *
     * @throws Problem 409 if the archive has not come that far yet, 404 if it begins later, 503 if Kafka cannot tell
     */
    <T> T query(BoardQuery board, Function<PastRanking, T> parameters) {
        permits.acquireUninterruptibly();
        try {
            log.ends();
            requireReach(board.time());
            return parameters.apply(new PastRanking(standings.read(board).visible(), board.order(), board.depth()));
        } finally {
            permits.release();
        }
    }

    private void requireReach(Instant time) {
        Optional<Instant> first = archiveStart.time();
        if (first.isEmpty() || time.isBefore(first.get())) {
            throw Problem.notFound(
                    first.map(begin -> "The archive begins at " + begin + ", and knows nothing of " + time + ".")
                            .orElse("The archive cannot tell how boards stood: it lacks the beginning of the log."));
        }
        try {
            if (!foldProgress.has(FoldName.EVENTS, time)) {
                throw Problem.conflict("The archive has not reached " + time + " yet; ask again in a moment.");
            }
        } catch (KafkaException e) {
            throw Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Whether the archive has reached " + time + " cannot be seen now: Kafka is away.");
        }
    }
}
