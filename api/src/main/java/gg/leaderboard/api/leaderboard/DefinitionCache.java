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

/** The boards that users have made, kept here because every request asks for one. */
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
            // What was missed is read every second.
        });
    }

    /**
     * The history of a board that is there; empty for one that never was, or is deleted.
     *
     * @throws ProblemException 503 if it is not known and Redis cannot be asked
     */
    public Optional<BoardHistory> find(String board) {
        Optional<BoardHistory> found = known.live(board);
        return found.isPresent() ? found : look(board);
    }

    /** Those of all boards, also of deleted ones; at most a second old. */
    public Definitions all() {
        return known;
    }

    /** By what the standings are folded that are read, at most a second old; nothing while there are none. */
    GenerationStamp stamp() {
        return stamp;
    }

    // Whoever asks for a board that we do not know may just have been told that it was made.
    private Optional<BoardHistory> look(String board) {
        dependencies.requireRedis();
        try {
            read(board);
        } catch (DataAccessException e) {
            LOG.warn("Cannot read the definition of {}: {}", board, String.valueOf(e.getMessage()));
            throw ProblemException.redisUnavailable();
        }
        return known.live(board);
    }

    /** Reads one board's history anew, also of one that is deleted; empty for a board that never was. */
    public synchronized Optional<BoardHistory> read(String board) {
        reader.find(board).ifPresent(h -> known = known.with(h));
        return known.find(board);
    }

    @Scheduled(fixedDelay = REFRESH_MILLIS)
    void refresh() {
        changes.subscribe();
        try {
            readAll();
        } catch (RuntimeException e) {
            // Also what Redis holds and cannot be read.
            LOG.debug("Cannot read the definitions of boards", e);
        }
    }

    // One reader at a time, as with a single board: what was read first must not replace what was read later.
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
