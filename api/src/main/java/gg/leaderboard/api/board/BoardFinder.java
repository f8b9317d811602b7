package gg.leaderboard.api.board;

import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.api.leaderboard.DefinitionCache;
import gg.leaderboard.events.Rules;
import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.web.ProblemException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Finds boards that users created, including boards that the standings have not read yet. */
@Component
public class BoardFinder {

    private static final Logger LOG = LoggerFactory.getLogger(BoardFinder.class);

    private final DefinitionCache known;
    private final DefinitionLog log;
    private final Dependencies dependencies;

    BoardFinder(DefinitionCache known, DefinitionLog log, Dependencies dependencies) {
        this.known = known;
        this.log = log;
        this.dependencies = dependencies;
    }

    /**
     * Returns the board unless it does not exist or is deleted.
     *
     * @throws ProblemException 503 if neither Redis nor Kafka is available
     */
    public Optional<BoardHistory> find(String board) {
        try {
            Optional<BoardHistory> found = known.find(board);
            return found.isPresent() ? found : logged().flatMap(all -> all.live(board));
        } catch (ProblemException | DataAccessException e) {
            return logged().orElseThrow(ProblemException::redisUnavailable).live(board);
        }
    }

    /**
     * Returns the board.
     *
     * @throws ProblemException 404 if there is no such board, and as {@link #find}
     */
    public BoardHistory require(String board) {
        return find(board).orElseThrow(() -> notFound(board));
    }

    /** Creates the problem for a board that does not exist. */
    public static ProblemException notFound(String board) {
        return ProblemException.notFound("There is no leaderboard " + Rules.quote(board) + ".");
    }

    /** As {@link #find}, for many lookups in one call: Redis and Kafka are not queried for each board. */
    public Function<String, Optional<BoardHistory>> batchLookup() {
        Supplier<Optional<Definitions>> logged = SingletonSupplier.of(this::logged);
        return board -> {
            Optional<BoardHistory> found = known.all().live(board);
            return found.isPresent()
                    ? found
                    : logged.get().map(all -> all.live(board)).orElseGet(() -> inStandings(board));
        };
    }

    private Optional<BoardHistory> inStandings(String board) {
        try {
            return known.find(board);
        } catch (DataAccessException e) {
            LOG.debug("Cannot read whether {} exists", board, e);
            throw ProblemException.redisUnavailable();
        }
    }

    // The board may be in the log but not folded yet. Empty if Kafka is unavailable.
    private Optional<Definitions> logged() {
        if (dependencies.isKafkaAway()) {
            return Optional.empty();
        }
        try {
            return Optional.of(log.catchUp().definitions());
        } catch (KafkaException e) {
            LOG.debug("Cannot read the boards from Kafka", e);
            return Optional.empty();
        }
    }
}
