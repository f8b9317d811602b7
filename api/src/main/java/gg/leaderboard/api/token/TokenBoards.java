package gg.leaderboard.api.token;

import gg.leaderboard.api.board.BoardFinder;
import gg.leaderboard.api.event.WriteAccess;
import gg.leaderboard.api.leaderboard.BoardCatalog;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.definition.BoardAccess.Write;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.security.Caller;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Checks the boards of a new token. */
@Component
class TokenBoards {

    private final BoardFinder finder;

    TokenBoards(BoardFinder finder) {
        this.finder = finder;
    }

    /**
     * Checks that the caller may write the boards and that they accept scores from players. While security is open, every board
     * does.
     *
     * @throws ProblemException 403 for a board that the caller may not write, 404 for an unknown board, 409 for a board that
     *     accepts scores from game servers only, 503 if neither Redis nor Kafka is available
     */
    void check(Caller caller, List<String> boards) {
        boards.forEach(board -> WriteAccess.checkBoard(caller, board));
        if (!caller.equals(Caller.LOCAL)) {
            Function<String, Optional<BoardHistory>> created = finder.batchLookup();
            boards.forEach(board -> requirePlayers(board, created));
        }
    }

    private static void requirePlayers(String board, Function<String, Optional<BoardHistory>> created) {
        if (BoardCatalog.isBuiltIn(board)) {
            throw ProblemException.conflict("The leaderboard " + Rules.quote(board)
                    + " is built in: it is fed by events and accepts no scores from players.");
        }
        BoardHistory known = created.apply(board).orElseThrow(() -> BoardFinder.notFound(board));
        if (known.newest().access().write() != Write.PLAYER) {
            throw ProblemException.conflict("The leaderboard " + Rules.quote(board)
                    + " accepts no scores from players. An operator can change its field write to player.");
        }
    }
}
