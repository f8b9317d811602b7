package gg.leaderboard.api.event;

import gg.leaderboard.api.board.BoardFinder;
import gg.leaderboard.api.leaderboard.BoardCatalog;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.web.ProblemException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Checks that a leaderboard accepts a score, so that the score does not become a dead letter later. */
@Component
class ScoreSubmissionValidator {

    private final BoardCatalog boards;

    ScoreSubmissionValidator(BoardCatalog boards) {
        this.boards = boards;
    }

    /**
     * Returns normally if the score can be written.
     *
     * @param finder finds boards that users created
     * @throws ProblemException 404 if there is no such board
     * @throws gg.leaderboard.events.InvalidEventException if the board does not accept the score
     */
    void validate(ScoreSubmission submission, Function<String, Optional<BoardHistory>> finder, Instant now) {
        String board = submission.board();
        if (BoardCatalog.isBuiltIn(board)) {
            Definitions.NONE.accept(board, submission.score().score(), now);
            return;
        }
        BoardHistory history = finder.apply(board).orElseThrow(() -> BoardFinder.notFound(board));
        history.accept(submission.score().score(), boards.now(history));
    }
}
