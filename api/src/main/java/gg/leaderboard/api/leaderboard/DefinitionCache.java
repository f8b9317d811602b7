package gg.leaderboard.api.leaderboard;

import gg.leaderboard.api.ChannelSubscription;
import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.redis.DefinitionReader;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Caches the boards that users created, because every request reads one. */
@Component
public class DefinitionCache implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DefinitionCache.class);
    private static final long REFRESH_MILLIS = 1000;

    private final DefinitionReader reader;
    private final Dependencies dependencies;
    private final ChannelSubscription changes;
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private volatile Definitions known = Definitions.NONE;
    private volatile GenerationStamp stamp = GenerationStamp.NONE;

    DefinitionCache(DefinitionReader reader, Dependencies dependencies, RedisConnectionFactory redis) {
        this.reader = reader;
        this.dependencies = dependencies;
        this.changes = new ChannelSubscription(redis, Keys.DEFINITIONS_CHANNEL, this::changed, () -> {
            // Changes that were missed are read by the refresh every second.
        });
    }

    /**
     * The history of a board; empty for a board that never existed or is deleted.
     *
     * @throws ProblemException 503 if the board is not cached and Redis is unavailable
     */
    public Optional<BoardHistory> find(String board) {
        return findAny(board).filter(BoardHistory::isLive);
    }

    /** As {@link #find}, also for a deleted board. */
    Optional<BoardHistory> findAny(String board) {
        Optional<BoardHistory> found = known.live(board);
        return found.isPresent() ? found : lookUp(board);
    }

    /** The definitions of all boards, including deleted ones; at most a second old. */
    public Definitions all() {
        return known;
    }

    /** The generation of the current standings, at most a second old; {@code NONE} if there are no standings. */
    GenerationStamp stamp() {
        return stamp;
    }

    // A board that is not cached may have been created a moment ago.
    private Optional<BoardHistory> lookUp(String board) {
        dependencies.requireRedis();
        try {
            Optional<BoardHistory> stored = reader.find(board);
            // Callers choose the ids. If nothing has changed, the lock is not needed.
            return stored.equals(known.find(board)) ? stored : read(board);
        } catch (DataAccessException e) {
            LOG.warn(
                    "Cannot read the definition of {}, and the caller got 503. Check that Redis runs: {}",
                    board,
                    String.valueOf(e.getMessage()));
            throw ProblemException.redisUnavailable();
        }
    }

    /** Reads a board's history from Redis, even of a deleted board; empty for a board that never existed. */
    public synchronized Optional<BoardHistory> read(String board) {
        Optional<BoardHistory> stored = reader.find(board);
        if (!stored.equals(known.find(board))) {
            stored.ifPresent(history -> known = known.with(history));
        }
        return known.find(board);
    }

    @Scheduled(fixedDelay = REFRESH_MILLIS)
    void refresh() {
        changes.subscribe();
        try {
            readAll();
        } catch (RuntimeException e) {
            // Includes unreadable data in Redis.
            LOG.debug("Cannot read the definitions of boards", e);
        }
    }

    // Synchronized like the read of one board, so that an older read does not replace a newer one.
    private synchronized void readAll() {
        stamp = reader.stamp();
        known = reader.all();
    }

    private void changed(byte[] board) {
        String id = new String(board, StandardCharsets.UTF_8);
        executor.execute(() -> {
            try {
                read(id);
            } catch (DataAccessException e) {
                LOG.debug("Cannot read the definition of {}", id, e);
            }
        });
    }

    @Override
    public void close() {
        executor.shutdownNow();
        changes.close();
    }
}
