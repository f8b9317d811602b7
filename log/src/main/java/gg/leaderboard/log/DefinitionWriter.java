package gg.leaderboard.log;

import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Changes the definitions of boards, one change after the other, whoever makes them and wherever: each is decided on all
 * that came before it. For any number of threads and processes.
 */
public final class DefinitionWriter {

    private static final long LONGEST_PAUSE_MILLIS = 40;

    private final Map<String, Object> kafka;
    private final DefinitionLog log;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock(true);

    /**
     * @param kafka how Kafka is reached, by the names of its clients' settings
     * @param patience for how long a change is tried; it may take as long again until it is known to have failed
     */
    public DefinitionWriter(Map<String, Object> kafka, DefinitionLog log, Duration patience) {
        this.kafka = Map.copyOf(kafka);
        this.log = log;
        this.patience = patience;
    }

    /**
     * Has Kafka make what it keeps transactions in, if it has not yet. On a new cluster that takes longer than a caller of
     * {@link #change} may want to wait.
     *
     * @throws KafkaException if it does not in time
     */
    public static void prepare(Admin admin, Duration patience) {
        try {
            KafkaAnswer.of(
                    admin.describeTransactions(List.of(DefinitionTransaction.WRITER))
                            .all(),
                    patience);
        } catch (TransactionalIdNotFoundException e) {
            // Nobody has written yet, but could.
        }
    }

    /**
     * Adds a version to the history of a board.
     *
     * @param decision from the history so far, empty if the board has never been, to the next version. May throw to refuse:
     *     then nothing is written, and the caller gets what it threw. May be asked more than once.
     * @return the history with the new version, from which everyone's clock of the log decides
     * @throws OutcomeUnknownException if Kafka has taken the change but not confirmed it
     * @throws KafkaException if Kafka is away; nothing has changed
     */
    public BoardHistory change(String board, Function<Optional<BoardHistory>, NextVersion> decision) {
        Deadline deadline = Deadline.in(patience);
        lock(deadline);
        try {
            return new Attempts(board, decision, deadline).run();
        } finally {
            lock.unlock();
        }
    }

    private void lock(Deadline deadline) {
        try {
            if (!lock.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException("other changes have taken " + patience.toMillis() + " ms");
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private final class Attempts {

        private final String board;
        private final Function<Optional<BoardHistory>, NextVersion> decision;
        private final Deadline deadline;
        private @Nullable BoardHistory unconfirmed;

        Attempts(String board, Function<Optional<BoardHistory>, NextVersion> decision, Deadline deadline) {
            this.board = board;
            this.decision = decision;
            this.deadline = deadline;
        }

        BoardHistory run() {
            while (true) {
                try (DefinitionTransaction transaction = new DefinitionTransaction(kafka, deadline)) {
                    return attempt(transaction);
                } catch (KafkaException e) {
                    if (deadline.isOver() || (unconfirmed == null && !DefinitionTransaction.isOvertaken(e))) {
                        throw unconfirmed == null ? e : new OutcomeUnknownException(board, e);
                    }
                    // At random, so that two who overtake each other do not keep doing so.
                    deadline.pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_MILLIS)));
                }
            }
        }

        private BoardHistory attempt(DefinitionTransaction transaction) {
            transaction.begin();
            Optional<BoardHistory> now = log.catchUp(deadline).definitions().find(board);
            BoardHistory earlier = unconfirmed;
            if (earlier != null
                    && now.filter(history -> contains(history, earlier)).isPresent()) {
                return earlier;
            }
            unconfirmed = null;
            BoardHistory written = transaction.write(longer(now), deadline);
            unconfirmed = written;
            transaction.commit();
            return written;
        }

        private BoardHistory longer(Optional<BoardHistory> now) {
            NextVersion next = decision.apply(now);
            if (!next.definition().id().equals(board)) {
                throw new IllegalArgumentException("must be a version of " + board + "; was "
                        + next.definition().id());
            }
            // When it comes into force only the record's log time says.
            Instant open = now.map(history -> last(history.versions()).from()).orElse(Instant.EPOCH);
            BoardVersion version = new BoardVersion(open, next.change(), next.definition());
            return now.map(history -> history.with(version)).orElseGet(() -> new BoardHistory(List.of(version)));
        }
    }

    private static boolean contains(BoardHistory history, BoardHistory earlier) {
        int size = earlier.versions().size();
        return history.versions().size() >= size
                && history.versions().subList(0, size).equals(earlier.versions());
    }

    private static BoardVersion last(List<BoardVersion> versions) {
        return versions.get(versions.size() - 1);
    }
}
