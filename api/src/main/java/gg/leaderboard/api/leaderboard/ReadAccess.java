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
     * Checks that the caller may read the board. Returns normally for a board that never existed.
     *
     * @throws ProblemException 401 for a caller without credentials, 403 that names the board and the missing role, or 503 if
     *     the board is not cached and Redis is unavailable
     */
    public void check(Caller caller, String board) {
        if (!caller.equals(Caller.LOCAL) && !BoardCatalog.isBuiltIn(board)) {
            // A board that is not cached may have been created a moment ago.
            definitions.find(board);
            definitions.all().find(board).map(BoardHistory::newest).ifPresent(known -> check(caller, known));
        }
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
