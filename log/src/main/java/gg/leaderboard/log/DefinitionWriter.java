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
 * Changes the definitions of boards, one change after the other, whoever makes them and wherever: each is decided on all
 * that came before it. For any number of threads and processes.
 */
public final class DefinitionWriter {

    private static final long LONGEST_PAUSE_MILLIS = 40;

    private final Map<String, Object> kafka;
    private final DefinitionLog log;
    private final Duration patience;
    private final int mostBoards;
    private final ReentrantLock lock = new ReentrantLock(true);

    /**
     * @param kafka how Kafka is reached, by the names of its clients' settings
     * @param patience for how long a change is tried; it may take as long again until it is known to have failed
     */
    public DefinitionWriter(Map<String, Object> kafka, DefinitionLog log, Duration patience) {
        this(kafka, log, patience, Integer.MAX_VALUE);
    }

    /**
     * As {@link #DefinitionWriter(Map, DefinitionLog, Duration)}, with a limit.
     *
     * @param mostBoards how many boards there may be, deleted ones included
     */
    public DefinitionWriter(Map<String, Object> kafka, DefinitionLog log, Duration patience, int mostBoards) {
        this.kafka = Map.copyOf(kafka);
        this.log = log;
        this.patience = patience;
        this.mostBoards = mostBoards;
    }

    /**
     * Has Kafka make what it keeps transactions in, if it has not yet. On a new cluster that takes longer than a caller of
     * {@link #change} may want to wait.
     *
     * @throws KafkaException if it does not in time
     */
    public static void prepare(Admin admin, Duration patience) {
        try {
            KafkaFutures.await(
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
     * @param decision from the history so far by the rules of the active generation, empty if the board has never been, to the next version. May throw to refuse:
     *     then nothing is written, and the caller gets what it threw. May be asked more than once.
     * @return the history with the new version, from which everyone's clock of the log decides
     * @throws TooManyBoardsException if the board has never been and there are as many as may be
     * @throws OutcomeUnknownException if Kafka has taken the change but not confirmed it
     * @throws KafkaException if Kafka is away; nothing has changed
     */
    public BoardHistory change(String board, Function<Optional<BoardHistory>, NewBoardVersion> decision) {
        return make(new BoardDefinitionChange(board, decision, mostBoards));
    }

    /**
     * Changes the generations of the standings.
     *
     * @param decision as of {@link #change}
     * @return what was written
     * @throws OutcomeUnknownException if Kafka has taken the change but not confirmed it
     * @throws KafkaException if Kafka is away; nothing has changed
     */
    public Generations changeGenerations(Function<LoggedDefinitions, Generations> decision) {
        return make(new GenerationChange(decision));
    }

    /**
     * Writes what the topic lacks of a copy, each version with its time: seasons and scores are as they were.
     *
     * @param forget whether these boards are deleted, from now on
     * @return the boards that were written
     * @throws OutcomeUnknownException if Kafka has taken the change but not confirmed it
     * @throws KafkaException if Kafka is away; nothing has changed
     */
    public List<String> restore(DefinitionCopy.Contents copy, boolean forget) {
        return make(new RestoreChange(copy, forget));
    }

    private <T> T make(DefinitionChange<T> change) {
        Deadline deadline = Deadline.in(patience);
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
                throw new TimeoutException("other changes have taken " + patience.toMillis() + " ms");
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
        public Generations write(LoggedDefinitions known, DefinitionTransaction transaction, Deadline deadline) {
            Generations next = decision.apply(known);
            transaction.write(next, deadline);
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
                    // At random, so that two who overtake each other do not keep doing so.
                    deadline.pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_MILLIS)));
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
            T written = change.write(now, transaction, deadline);
            unconfirmed = written;
            transaction.commit();
            return change.result(now, written);
        }
    }
}
