package gg.leaderboard.api.board;

import gg.leaderboard.api.leaderboard.DefinitionCache;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Waits until readers of the standings see a change of a board. */
@Component
class DefinitionPropagation implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DefinitionPropagation.class);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(10);

    private final DefinitionCache known;

    // A separate thread, so that waiting for the standings does not delay writes while no processor folds definitions.
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final Executor soon =
            CompletableFuture.delayedExecutor(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS, executor);

    DefinitionPropagation(DefinitionCache known) {
        this.known = known;
    }

    /**
     * Completes with true when the standings contain the written definition, and with false if they do not by
     * {@code deadline} or Redis is unavailable.
     *
     * @param deadline in terms of {@link System#nanoTime()}
     */
    CompletableFuture<Boolean> await(BoardHistory written, long deadline) {
        return poll(written, deadline, executor);
    }

    private CompletableFuture<Boolean> poll(BoardHistory written, long deadline, Executor when) {
        return CompletableFuture.supplyAsync(() -> isFolded(written), when)
                .thenCompose(folded -> folded || System.nanoTime() - deadline >= 0
                        ? CompletableFuture.completedFuture(folded)
                        : poll(written, deadline, soon))
                .exceptionally(problem -> {
                    LOG.debug("Cannot read whether a change is folded", problem);
                    return false;
                });
    }

    /** @throws DataAccessException if Redis cannot be read */
    private boolean isFolded(BoardHistory written) {
        return known.read(written.id())
                .filter(seen -> !newest(seen).from().isBefore(newest(written).from()))
                .isPresent();
    }

    private static BoardVersion newest(BoardHistory history) {
        return history.versions().get(history.versions().size() - 1);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
