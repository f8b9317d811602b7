package gg.leaderboard.log;

import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.DefinitionCopy;
import gg.leaderboard.standings.definition.Generations;
import java.time.Duration;
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
 * Changes the definitions of boards. Changes are serialized across threads and processes: each is decided on the result of
 * all earlier ones. Thread-safe.
 */
public final class DefinitionWriter {

    private static final long MAX_BACK_OFF_MILLIS = 40;

    private final Map<String, Object> kafka;
    private final DefinitionLog log;
    private final Duration timeout;
    private final int maxBoards;
    private final ReentrantLock lock = new ReentrantLock(true);

    /**
     * @param kafka settings of Kafka's clients
     * @param timeout how long a change is attempted; reporting the failure may take as long again
     */
    public DefinitionWriter(Map<String, Object> kafka, DefinitionLog log, Duration timeout) {
        this(kafka, log, timeout, Integer.MAX_VALUE);
    }

    /**
     * As {@link #DefinitionWriter(Map, DefinitionLog, Duration)}, with a limit.
     *
     * @param maxBoards the most boards, deleted ones included
     */
    public DefinitionWriter(Map<String, Object> kafka, DefinitionLog log, Duration timeout, int maxBoards) {
        this.kafka = Map.copyOf(kafka);
        this.log = log;
        this.timeout = timeout;
        this.maxBoards = maxBoards;
    }

    /**
     * Makes Kafka create its internal topic for transactions if it is missing. On a new cluster this takes longer than a
     * caller of {@link #change} may want to wait.
     *
     * @throws KafkaException if Kafka does not answer in time
     */
    public static void prepare(Admin admin, Duration timeout) {
        try {
            KafkaFutures.await(
                    admin.describeTransactions(List.of(DefinitionTransaction.WRITER))
                            .all(),
                    timeout);
        } catch (TransactionalIdNotFoundException e) {
            // Expected before the first write: the topic for transactions exists.
        }
    }

    /**
     * Adds a version to the history of a board.
     *
     * @param decision maps the board's history by the rules of the active generation, empty if the board never existed, to
     *     the next version. If it throws, nothing is written and the exception is passed on. May be called more than once
     * @return the history with the new version, which is in force from the millisecond after its log time
     * @throws TooManyBoardsException if the board never existed and the limit is reached
     * @throws BoundsConflictException if the rules of a known generation do not allow the bounds
     * @throws OutcomeUnknownException if Kafka received the change but did not confirm it
     * @throws KafkaException if Kafka is unavailable; nothing has changed
     */
    public BoardHistory change(String board, Function<Optional<BoardHistory>, NewBoardVersion> decision) {
        return execute(new BoardDefinitionChange(board, decision, maxBoards));
    }

    /**
     * Changes the generations of the standings.
     *
     * @param decision as for {@link #change}
     * @return the written generations
     * @throws OutcomeUnknownException if Kafka received the change but did not confirm it
     * @throws KafkaException if Kafka is unavailable; nothing has changed
     */
    public Generations changeGenerations(Function<LoggedDefinitions, Generations> decision) {
        return execute(new GenerationChange(decision));
    }

    /**
     * Writes the definitions that the topic lacks from a copy. Versions keep their times, so seasons and scores do not
     * change.
     *
     * @param forget whether to delete these boards
     * @return the ids of the boards that were written
     * @throws OutcomeUnknownException if Kafka received the change but did not confirm it
     * @throws KafkaException if Kafka is unavailable; nothing has changed
     */
    public List<String> restore(DefinitionCopy.Contents copy, boolean forget) {
        return execute(new RestoreChange(copy, forget));
    }

    private <T> T execute(DefinitionChange<T> change) {
        Deadline deadline = Deadline.in(timeout);
        lock(deadline);
        try {
            return new Attempts<>(change, deadline).run();
        } finally {
            lock.unlock();
        }
    }

    private void lock(Deadline deadline) {
        try {
            if (!lock.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException("Waited " + timeout.toMillis() + " ms for other changes of definitions");
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private record GenerationChange(Function<LoggedDefinitions, Generations> decision)
            implements DefinitionChange<Generations> {

        @Override
        public String subject() {
            return "the generations";
        }

        @Override
        public Generations write(LoggedDefinitions known, DefinitionTransaction transaction) {
            Generations next = decision.apply(known);
            transaction.write(next);
            return next;
        }

        @Override
        public boolean isApplied(LoggedDefinitions known, Generations written) {
            return known.generations().equals(written);
        }

        @Override
        public Generations result(LoggedDefinitions known, Generations written) {
            return written;
        }
    }

    private final class Attempts<T> {

        private final DefinitionChange<T> change;
        private final Deadline deadline;
        private @Nullable T unconfirmed;

        Attempts(DefinitionChange<T> change, Deadline deadline) {
            this.change = change;
            this.deadline = deadline;
        }

        T run() {
            while (true) {
                try (DefinitionTransaction transaction = new DefinitionTransaction(kafka, deadline)) {
                    return attempt(transaction);
                } catch (KafkaException e) {
                    if (deadline.isOver() || (unconfirmed == null && !DefinitionTransaction.isFenced(e))) {
                        throw unconfirmed == null ? e : new OutcomeUnknownException(change.subject(), e);
                    }
                    // Random, so that two writers do not keep fencing each other.
                    deadline.pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(MAX_BACK_OFF_MILLIS)));
                }
            }
        }

        private T attempt(DefinitionTransaction transaction) {
            transaction.begin();
            LoggedDefinitions now = log.catchUp(deadline);
            T earlier = unconfirmed;
            if (earlier != null && change.isApplied(now, earlier)) {
                return change.result(now, earlier);
            }
            unconfirmed = null;
            transaction.setUnchanged(now.generationsRecord());
            T written = change.write(now, transaction);
            unconfirmed = written;
            transaction.commit();
            return change.result(now, written);
        }
    }
}
