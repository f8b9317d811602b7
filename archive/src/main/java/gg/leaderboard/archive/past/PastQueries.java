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

/** Answers questions about a moment. Only a few at a time: each holds a connection that a fold may need, and much memory. */
@Component
class PastQueries {

    private static final int AT_ONCE = 3;

    private final Semaphore free = new Semaphore(AT_ONCE, true);
    private final ArchivedLog log;
    private final FoldProgress reach;
    private final ArchiveStart beginning;
    private final BoardQueryResolver boards;
    private final BoardSnapshotReader standings;

    PastQueries(
            ArchivedLog log,
            FoldProgress reach,
            ArchiveStart beginning,
            BoardQueryResolver boards,
            BoardSnapshotReader standings) {
        this.log = log;
        this.reach = reach;
        this.beginning = beginning;
        this.boards = boards;
        this.standings = standings;
    }

    /** The part of a board that is asked for. */
    BoardQuery resolve(BoardQueryParameters question) {
        return boards.resolve(question);
    }

    /**
     * What {@code question} finds on the board.
     *
     * @throws ProblemException 409 if the archive has not come that far yet, 404 if it begins later, 503 if Kafka cannot tell
     */
    <T> T query(BoardQuery board, Function<PastRanking, T> question) {
        free.acquireUninterruptibly();
        try {
            log.ends();
            requireReach(board.time());
            return question.apply(new PastRanking(standings.read(board).visible(), board.order(), board.depth()));
        } finally {
            free.release();
        }
    }

    private void requireReach(Instant time) {
        Optional<Instant> first = beginning.time();
        if (first.isEmpty() || time.isBefore(first.get())) {
            throw ProblemException.notFound(
                    first.map(begin -> "The archive begins at " + begin + ", and knows nothing of " + time + ".")
                            .orElse("The archive cannot tell how boards stood: it lacks the beginning of the log."));
        }
        try {
            if (!reach.has(FoldName.EVENTS, time)) {
                throw ProblemException.conflict("The archive has not reached " + time + " yet; ask again in a moment.");
            }
        } catch (KafkaException e) {
            throw ProblemException.unavailable(
                    "Whether the archive has reached " + time + " cannot be seen now: Kafka is away.");
        }
    }
}
