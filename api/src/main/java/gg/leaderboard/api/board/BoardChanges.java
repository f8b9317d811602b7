package gg.leaderboard.api.board;

import gg.leaderboard.api.leaderboard.KnownDefinitions;
import gg.leaderboard.api.problem.ProblemException;
import gg.leaderboard.log.DefinitionWriter;
import gg.leaderboard.log.NextVersion;
import gg.leaderboard.log.OutcomeUnknownException;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Changes the definitions of boards, and waits until readers see it. */
@Component
public class BoardChanges implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BoardChanges.class);
    private static final int WRITERS = 2;
    private static final int WATCHERS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration KAFKA_PATIENCE = Duration.ofMillis(1800);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final DefinitionWriter writer;
    private final KnownDefinitions known;
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS);

    // Of their own: while nobody folds definitions, those who wait for it must not hold up those who write.
    private final ExecutorService watchers = Executors.newFixedThreadPool(WATCHERS);

    BoardChanges(DefinitionWriter writer, KnownDefinitions known) {
        this.writer = writer;
        this.known = known;
    }

    /**
     * Adds a version to the history of a board. Completes with a problem if Kafka is away, and with what {@code decision}
     * throws.
     *
     * @param decision from the history so far to the next version; see {@link DefinitionWriter#change}
     */
    public CompletableFuture<Changed> change(String board, Function<Optional<BoardHistory>, NextVersion> decision) {
        long start = System.nanoTime();
        return inLog(() -> write(board, decision, start), "Look at the leaderboard before you try again.")
                .thenApplyAsync(history -> new Changed(history, isSeen(history, start)), watchers);
    }

    /**
     * Creates a board unless there is one with this id. Does not wait for the standings: before they fold what is written
     * for the board from now on, they know it.
     */
    public CompletableFuture<BoardHistory> make(BoardDefinition board) {
        long start = System.nanoTime();
        return inLog(
                () -> {
                    try {
                        return write(board.id(), history -> creation(history, board), start);
                    } catch (AlreadyThere there) {
                        return there.history;
                    }
                },
                "Trying again is safe.");
    }

    private static NextVersion creation(Optional<BoardHistory> history, BoardDefinition board) {
        history.filter(h -> h.current().isPresent()).ifPresent(h -> {
            throw new AlreadyThere(h);
        });
        return new NextVersion(Change.CREATED, board);
    }

    private CompletableFuture<BoardHistory> inLog(Supplier<BoardHistory> change, String advice) {
        return CompletableFuture.supplyAsync(change, writers)
                .orTimeout(KAFKA_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(e -> CompletableFuture.failedFuture(problem(e, advice)));
    }

    // Not after the caller has been told to try again.
    private BoardHistory write(String board, Function<Optional<BoardHistory>, NextVersion> decision, long start) {
        if (System.nanoTime() - start > KAFKA_PATIENCE.toNanos()) {
            throw new org.apache.kafka.common.errors.TimeoutException("nobody waits for it any more");
        }
        return writer.change(board, decision);
    }

    private static Throwable problem(Throwable failure, String advice) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        if (cause instanceof OutcomeUnknownException || cause instanceof TimeoutException) {
            return ProblemException.away(
                    "Kafka has not confirmed the change of the leaderboard, so it may or may not have been made. "
                            + advice,
                    List.of("kafka"));
        }
        if (cause instanceof KafkaException) {
            LOG.debug("A leaderboard could not be changed", cause);
            return ProblemException.away(
                    "Leaderboards cannot be changed now: Kafka is away. Nothing was changed.", List.of("kafka"));
        }
        return cause;
    }

    private boolean isSeen(BoardHistory written, long start) {
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            try {
                if (known.read(written.id()).filter(h -> reaches(h, written)).isPresent()) {
                    return true;
                }
                Thread.sleep(LOOK_AGAIN.toMillis());
            } catch (DataAccessException e) {
                LOG.debug("Redis does not say whether a change is folded", e);
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private static boolean reaches(BoardHistory seen, BoardHistory written) {
        return !newest(seen).from().isBefore(newest(written).from());
    }

    private static BoardVersion newest(BoardHistory history) {
        return history.versions().get(history.versions().size() - 1);
    }

    @Override
    public void close() {
        writers.shutdownNow();
        watchers.shutdownNow();
    }

    /**
     * A change that was made.
     *
     * @param seen whether the standings know it; else they will soon
     */
    public record Changed(BoardHistory history, boolean seen) {}

    private static final class AlreadyThere extends RuntimeException {

        private final transient BoardHistory history;

        AlreadyThere(BoardHistory history) {
            super(history.id(), null, false, false);
            this.history = history;
        }
    }
}
