package gg.leaderboard.api.board;

import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.api.leaderboard.KnownDefinitions;
import gg.leaderboard.api.problem.ProblemException;
import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.standings.definition.BoardHistory;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Finds boards that users have made, also those that the standings do not know yet. */
@Component
public class BoardFinder {

    private static final Logger LOG = LoggerFactory.getLogger(BoardFinder.class);

    private final KnownDefinitions known;
    private final DefinitionLog log;
    private final Dependencies dependencies;

    BoardFinder(KnownDefinitions known, DefinitionLog log, Dependencies dependencies) {
        this.known = known;
        this.log = log;
        this.dependencies = dependencies;
    }

    /**
     * A board that is there.
     *
     * @throws ProblemException 503 if neither Redis nor Kafka can be asked
     */
    public Optional<BoardHistory> find(String board) {
        try {
            Optional<BoardHistory> found = known.find(board);
            return found.isPresent() ? found : inLog(board).orElse(Optional.empty());
        } catch (ProblemException | DataAccessException e) {
            return inLog(board).orElseThrow(ProblemException::redisAway);
        }
    }

    /** A board that is there and that the standings know; empty also while Redis is away. */
    public Optional<BoardHistory> findInStandings(String board) {
        try {
            return known.find(board);
        } catch (ProblemException | DataAccessException e) {
            return Optional.empty();
        }
    }

    // It may have been made a moment ago, with nobody there to fold it. Empty if Kafka cannot be asked.
    private Optional<Optional<BoardHistory>> inLog(String board) {
        if (dependencies.isKafkaAway()) {
            return Optional.empty();
        }
        try {
            return Optional.of(log.catchUp()
                    .definitions()
                    .find(board)
                    .filter(history -> history.current().isPresent()));
        } catch (KafkaException e) {
            LOG.debug("Kafka does not tell which boards there are", e);
            return Optional.empty();
        }
    }
}
