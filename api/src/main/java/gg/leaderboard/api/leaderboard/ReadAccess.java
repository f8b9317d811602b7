package gg.leaderboard.api.leaderboard;

import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.definition.BoardAccess.Read;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.security.AccessProblems;
import gg.leaderboard.web.security.Caller;
import gg.leaderboard.web.security.Role;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Limits callers to the boards that they may read: the newest {@code read} of a board applies to its past, too, and still
 * applies after the board is deleted. Built-in boards are public.
 */
@Component
public class ReadAccess {

    private final DefinitionCache definitions;

    ReadAccess(DefinitionCache definitions) {
        this.definitions = definitions;
    }

    /**
     * Checks that the caller may read the board. The archive may have a private board whose definition Redis has lost, so only
     * callers who may read every board may read an unknown one.
     *
     * @throws ProblemException 401 for a caller without credentials, 403 that names the board and the missing role, 404 for an
     *     unknown board, or 503 if the board is not cached and Redis is unavailable
     */
    public void check(Caller caller, String board) {
        if (!checkIfKnown(caller, board) && readers(Read.SERVER).stream().noneMatch(caller::has)) {
            throw BoardCatalog.notFound(board);
        }
    }

    /**
     * Checks that the caller may read the board in Redis.
     *
     * @return whether the board is known, also as a deleted one
     * @throws ProblemException as {@link #check(Caller, String)}, but not for an unknown board
     */
    boolean checkIfKnown(Caller caller, String board) {
        if (caller.equals(Caller.LOCAL) || BoardCatalog.isBuiltIn(board)) {
            return true;
        }
        Optional<BoardDefinition> known = definitions.findAny(board).map(BoardHistory::newest);
        known.ifPresent(definition -> check(caller, definition));
        return known.isPresent();
    }

    /**
     * Checks that the caller may read a board with this definition.
     *
     * @throws ProblemException 401 for a caller without credentials, 403 that names the board and the missing role
     */
    public static void check(Caller caller, BoardDefinition board) {
        if (!mayRead(caller, board)) {
            String call = "Reading the leaderboard " + Rules.quote(board.id());
            throw caller.equals(Caller.ANONYMOUS)
                    ? AccessProblems.unauthenticated(call)
                    : AccessProblems.missingRole(call, readers(board.access().read()));
        }
    }

    /** Returns whether the caller may read a board with this definition. */
    public static boolean mayRead(Caller caller, BoardDefinition board) {
        Set<Role> readers = readers(board.access().read());
        return readers.isEmpty() || readers.stream().anyMatch(caller::has);
    }

    /**
     * Returns whether the caller may read the board, as far as this api knows the board. What it knows is at most a second
     * old, and no server is queried.
     */
    public boolean isReadable(Caller caller, String board) {
        return BoardCatalog.isBuiltIn(board)
                || definitions
                        .all()
                        .find(board)
                        .map(BoardHistory::newest)
                        .filter(known -> !mayRead(caller, known))
                        .isEmpty();
    }

    // Empty for everyone.
    private static Set<Role> readers(Read read) {
        return switch (read) {
            case PUBLIC -> Set.of();
            case PLAYER -> EnumSet.allOf(Role.class);
            case SERVER -> EnumSet.complementOf(EnumSet.of(Role.PLAYER));
        };
    }
}
