package gg.leaderboard.archive.past;

import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.problem.Problem;
import gg.leaderboard.archive.store.FoldName;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Answers questions about a moment. Only a few at a time: each holds a connection that a fold may need, and much memory. */
@Component
class Past {

    private static final int AT_ONCE = 3;

    private final Semaphore free = new Semaphore(AT_ONCE, true);
    private final ArchivedLog log;
    private final Reach reach;
    private final Beginning beginning;
    private final PastBoards boards;
    private final PastStandings standings;

    Past(ArchivedLog log, Reach reach, Beginning beginning, PastBoards boards, PastStandings standings) {
        this.log = log;
        this.reach = reach;
        this.beginning = beginning;
        this.boards = boards;
        this.standings = standings;
    }

    /** The part of a board that is asked for. */
    PastBoard board(Question question) {
        return boards.find(question);
    }

    /**
     * What {@code question} finds on the board.
     *
     * @throws Problem 409 if the archive has not come that far yet, 404 if it begins later, 503 if Kafka cannot tell
     */
    <T> T ask(PastBoard board, Function<PastRanking, T> question) {
        free.acquireUninterruptibly();
        try {
            log.ends();
            requireReach(board.time());
            return question.apply(new PastRanking(standings.at(board).visible(), board.order(), board.depth()));
        } finally {
            free.release();
        }
    }

    private void requireReach(Instant time) {
        Optional<Instant> first = beginning.time();
        if (first.isEmpty() || time.isBefore(first.get())) {
            throw Problem.notFound(
                    first.map(begin -> "The archive begins at " + begin + ", and knows nothing of " + time + ".")
                            .orElse("The archive cannot tell how boards stood: it lacks the beginning of the log."));
        }
        try {
            if (!reach.has(FoldName.EVENTS, time)) {
                throw Problem.conflict("The archive has not reached " + time + " yet; ask again in a moment.");
            }
        } catch (KafkaException e) {
            throw Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Whether the archive has reached " + time + " cannot be seen now: Kafka is away.");
        }
    }
}
