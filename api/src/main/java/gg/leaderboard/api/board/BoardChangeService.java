package gg.leaderboard.api.board;

import gg.leaderboard.api.leaderboard.DefinitionCache;
import gg.leaderboard.events.Rules;
import gg.leaderboard.log.BoundsConflictException;
import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.DefinitionWriter;
import gg.leaderboard.log.LostDefinitionsException;
import gg.leaderboard.log.NewBoardVersion;
import gg.leaderboard.log.OutcomeUnknownException;
import gg.leaderboard.log.TooManyBoardsException;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.HistoryJson;
import gg.leaderboard.standings.redis.UsedSeasonReader;
import gg.leaderboard.web.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Changes the definitions of boards and waits until readers see the change. */
@Component
public class BoardChangeService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BoardChangeService.class);

    // A history is one record of at most 1,048,576 bytes. Deletions are exempt from these limits, which leave room for
    // them.
    private static final int MOST_VERSIONS = 2000;
    private static final int MOST_BYTES = 1_000_000;

    private static final int WRITERS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration KAFKA_PATIENCE = Duration.ofMillis(1800);

    private final DefinitionWriter writer;
    private final DefinitionLog log;
    private final DefinitionCache known;
    private final DefinitionPropagation folded;
    private final UsedSeasonReader used;

    // Creations in progress. The first scores of a new game often arrive at the same time.
    private final Map<String, CompletableFuture<BoardHistory>> making = new ConcurrentHashMap<>();
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS);

    BoardChangeService(
            DefinitionWriter writer,
            DefinitionLog log,
            DefinitionCache known,
            DefinitionPropagation folded,
            UsedSeasonReader used) {
        this.writer = writer;
        this.log = log;
        this.known = known;
        this.folded = folded;
        this.used = used;
    }

    /**
     * Adds a version to the history of a board. Completes exceptionally with a problem if Kafka is unavailable or the
     * history is full, and with any exception that {@code decision} throws.
     *
     * @param decision computes the next version from the history so far; empty if the board stays unchanged; see
     *     {@link DefinitionWriter#change}
     */
    CompletableFuture<ChangeResult> change(
            String board, Function<Optional<BoardHistory>, Optional<NewBoardVersion>> decision) {
        long start = System.nanoTime();
        // Of the last decision, which was written.
        AtomicReference<Optional<BoardHistory>> before = new AtomicReference<>(Optional.empty());
        Function<Optional<BoardHistory>, Optional<NewBoardVersion>> recorded = history -> {
            before.set(history);
            return decision.apply(history);
        };
        return inLog(() -> write(board, recorded, start), board, "Read the leaderboard before you try again.")
                .thenCompose(history -> folded.await(history, start + PATIENCE.toNanos())
                        .thenApply(seen -> new ChangeResult(Objects.requireNonNull(before.get()), history, seen)));
    }

    /**
     * Creates a board unless one with this id exists. It has the access of a deleted one with this id. Does not wait for the
     * standings: they read the definition before any event that is written for the board after this call.
     */
    public CompletableFuture<BoardHistory> createIfAbsent(BoardDefinition board) {
        CompletableFuture<BoardHistory> made = new CompletableFuture<>();
        CompletableFuture<BoardHistory> earlier = making.putIfAbsent(board.id(), made);
        if (earlier != null) {
            return earlier;
        }
        long start = System.nanoTime();
        var unused = inLog(() -> findOrCreate(board, start), board.id(), "A retry is safe.")
                .whenComplete((history, problem) -> {
                    making.remove(board.id());
                    if (problem == null) {
                        made.complete(history);
                    } else {
                        made.completeExceptionally(problem);
                    }
                });
        return made;
    }

    // A concurrent call may have created the board. Reading the log first is far cheaper than a transaction.
    private BoardHistory findOrCreate(BoardDefinition board, long start) {
        return log.catchUp()
                .definitions()
                .live(board.id())
                .orElseGet(() -> write(board.id(), history -> creation(history, board), start));
    }

    // The access also protects the past, and only operators may change it.
    private static Optional<NewBoardVersion> creation(Optional<BoardHistory> history, BoardDefinition board) {
        BoardDefinition created = history.map(
                        deleted -> board.withAccess(deleted.newest().access()))
                .orElse(board);
        return history.filter(BoardHistory::isLive).isPresent()
                ? Optional.empty()
                : Optional.of(new NewBoardVersion(Change.CREATED, created));
    }

    private CompletableFuture<BoardHistory> inLog(Supplier<BoardHistory> change, String board, String advice) {
        return CompletableFuture.supplyAsync(change, writers)
                .orTimeout(KAFKA_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(e -> CompletableFuture.failedFuture(problem(e, board, advice)));
    }

    // Writes nothing after the caller's timeout, because the caller was advised to retry.
    private BoardHistory write(
            String board, Function<Optional<BoardHistory>, Optional<NewBoardVersion>> decision, long start) {
        if (System.nanoTime() - start > KAFKA_PATIENCE.toNanos()) {
            throw new org.apache.kafka.common.errors.TimeoutException("the caller has timed out");
        }
        if (known.all().all().size() > log.catchUp().logged().all().size()) {
            log.compareAgain();
        }
        try {
            return writer.change(board, history -> next(history, decision));
        } catch (UnchangedException stays) {
            return stays.history;
        }
    }

    private NewBoardVersion next(
            Optional<BoardHistory> history, Function<Optional<BoardHistory>, Optional<NewBoardVersion>> decision) {
        NewBoardVersion next = decision.apply(history).orElseThrow(() -> new UnchangedException(history.orElseThrow()));
        if (next.change() != Change.DELETED) {
            history.filter(BoardChangeService::isFull).ifPresent(h -> {
                throw full(h.id(), h.versions().size());
            });
        }
        return history.isPresent() ? next : afterLostSeasons(next);
    }

    // The log does not contain the id, but scores of an earlier board may exist whose definition was lost.
    private NewBoardVersion afterLostSeasons(NewBoardVersion next) {
        try {
            return new NewBoardVersion(
                    next.change(),
                    next.definition(),
                    used.last(next.definition().id()));
        } catch (DataAccessException e) {
            LOG.debug(
                    "Cannot read whether scores of {} exist", next.definition().id(), e);
            return next;
        }
    }

    private static boolean isFull(BoardHistory history) {
        return history.versions().size() >= MOST_VERSIONS || HistoryJson.write(history).length > MOST_BYTES;
    }

    private static ProblemException full(String board, int versions) {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "The leaderboard " + Rules.quote(board) + " cannot be changed: its history is full (" + versions
                        + " versions).");
    }

    private static ProblemException tooMany(String board, int limit) {
        return LimitProperties.reached(
                "The leaderboard " + Rules.quote(board) + " cannot be created: the limit of " + limit
                        + " leaderboards is reached. Deleted leaderboards count.",
                LimitProperties.BOARDS,
                limit);
    }

    private Throwable problem(Throwable failure, String board, String advice) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        if (cause instanceof OutcomeUnknownException || cause instanceof TimeoutException) {
            return ProblemException.unavailable(
                    "Kafka has not confirmed the change of the leaderboard, so it may or may not have been made. "
                            + advice,
                    List.of("kafka"));
        }
        if (cause instanceof TooManyBoardsException tooMany) {
            return tooMany(board, tooMany.limit());
        }
        if (cause instanceof BoundsConflictException conflict) {
            return ProblemException.conflict(String.valueOf(conflict.getMessage()));
        }
        if (cause instanceof RecordTooLargeException) {
            return full(
                    board, known.all().find(board).map(h -> h.versions().size()).orElse(0));
        }
        if (cause instanceof LostDefinitionsException lost) {
            return ProblemException.definitionsLost(lost);
        }
        if (cause instanceof KafkaException) {
            LOG.debug("Cannot change a leaderboard", cause);
            return ProblemException.unavailable(
                    "Leaderboards cannot be changed now: Kafka is unavailable. Nothing was changed.", List.of("kafka"));
        }
        return cause;
    }

    @Override
    public void close() {
        writers.shutdownNow();
    }

    /** Leaves the writer's transaction without a change. */
    private static final class UnchangedException extends RuntimeException {

        private final transient BoardHistory history;

        UnchangedException(BoardHistory history) {
            super(history.id(), null, false, false);
            this.history = history;
        }
    }
}
