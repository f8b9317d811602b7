package gg.leaderboard.archive.past;

import gg.leaderboard.archive.checkpoint.ArchiveStart;
import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.FoldProgress;
import gg.leaderboard.web.ProblemException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.springframework.stereotype.Component;

/** Runs queries of past standings, few at a time: each needs much memory, and a connection that a fold may need. */
@Component
class PastQueries {

    private static final int MAX_CONCURRENT = 3;

    private final Semaphore permits = new Semaphore(MAX_CONCURRENT, true);
    private final ArchivedLog log;
    private final FoldProgress foldProgress;
    private final ArchiveStart archiveStart;
    private final BoardSnapshotReader standings;

    PastQueries(ArchivedLog log, FoldProgress foldProgress, ArchiveStart archiveStart, BoardSnapshotReader standings) {
        this.log = log;
        this.foldProgress = foldProgress;
        this.archiveStart = archiveStart;
        this.standings = standings;
    }

    /**
     * Applies {@code query} to the ranked board.
     *
     * @throws ProblemException 409 if the archive has not reached that time yet, 404 if it begins later, 503 while Kafka is unavailable
     */
    <T> T query(BoardQuery board, Function<PastRanking, T> query) {
        permits.acquireUninterruptibly();
        try {
            log.ends();
            requireArchivedUntil(board.time());
            return query.apply(new PastRanking(standings.read(board).visible(), board.order(), board.depth()));
        } finally {
            permits.release();
        }
    }

    private void requireArchivedUntil(Instant time) {
        Optional<Instant> first = archiveStart.time();
        if (first.isEmpty() || time.isBefore(first.get())) {
            throw ProblemException.notFound(first.map(
                            begin -> "The archive begins at " + begin + " and has no records of " + time + ".")
                    .orElse("The archive lacks the beginning of the log, so it cannot compute past standings."));
        }
        try {
            if (!foldProgress.has(FoldName.EVENTS, time)) {
                throw ProblemException.conflict("The archive has not reached " + time + " yet. Try again in a moment.");
            }
        } catch (KafkaException e) {
            throw ProblemException.unavailable(
                    "Kafka is unavailable, so it is not known whether the archive has reached " + time + ".");
        }
    }
}
