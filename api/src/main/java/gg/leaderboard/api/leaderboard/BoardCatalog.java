package gg.leaderboard.api.leaderboard;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.SelectionParameters;
import gg.leaderboard.web.SelectionParser;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;

/** The boards, seasons, windows and periods that can be read. */
@Component
public class BoardCatalog {

    private final WindowCatalog windows;
    private final DefinitionCache definitions;
    private final InstantSource time;

    BoardCatalog(WindowCatalog windows, DefinitionCache definitions, InstantSource time) {
        this.windows = windows;
        this.definitions = definitions;
        this.time = time;
    }

    /**
     * Returns normally if {@code board} can be read.
     *
     * @throws ProblemException 404 that names the built-in boards
     */
    public void require(String board) {
        if (!isBuiltIn(board)) {
            history(board);
        }
    }

    /**
     * Checks a request.
     *
     * @throws ProblemException 404 if there is no such board, 400 for an invalid window
     */
    public void validate(String board, SelectionParameters selection) {
        if (selection.window() != null) {
            windowParameter(selection.window());
        }
        require(board);
    }

    /** The history of a board that is not built in. */
    BoardHistory history(String board) {
        return definitions.find(board).orElseThrow(() -> notFound(board));
    }

    static ProblemException notFound(String board) {
        return ProblemException.notFound("There is no leaderboard " + Rules.quote(board) + ". Built-in leaderboards: "
                + String.join(", ", BuiltInBoards.named()) + " and game:{game_id}.");
    }

    /** Whether {@code board} can be read. */
    public boolean exists(String board) {
        return isBuiltIn(board) || definitions.find(board).isPresent();
    }

    public static boolean isBuiltIn(String board) {
        if (!board.startsWith(BuiltInBoards.GAME_PREFIX)) {
            return BuiltInBoards.contains(board);
        }
        try {
            Rules.id("game_id", board.substring(BuiltInBoards.GAME_PREFIX.length()));
            return true;
        } catch (InvalidEventException e) {
            return false;
        }
    }

    /**
     * The window with this label.
     *
     * @throws ProblemException 404 that names the existing windows, 503 for a window that is not built yet
     */
    public Window window(String label) {
        return windows.find(label).orElseThrow(() -> ProblemException.notFound(windows.missing(label)));
    }

    /**
     * A board in its current season and the current period of {@code window}.
     *
     * @throws ProblemException 404 if there is no such board
     */
    public Ranking current(String board, Window window) {
        return ranking(board, new SelectionParameters(window.label(), null, null));
    }

    /**
     * The part of a board that {@code selection} names.
     *
     * @throws ProblemException 404 if there is no such board or season, 400 that names any other invalid parameter
     */
    public Ranking ranking(String board, SelectionParameters selection) {
        Window window = windowParameter(selection.windowLabel());
        LongFunction<ProblemException> noSeason = number ->
                ProblemException.notFound("The leaderboard " + Rules.quote(board) + " has no season " + number + ".");
        if (isBuiltIn(board)) {
            return SelectionParser.builtIn(board, selection, window, time.instant(), noSeason);
        }
        BoardHistory history = history(board);
        return SelectionParser.made(
                history, history.current().orElseThrow(), selection, window, now(history), noSeason);
    }

    /** The time that selects a board's current season: the clock's, but not before the board's newest version. */
    public Instant now(BoardHistory board) {
        Instant now = time.instant();
        Instant newest = board.versions().get(board.versions().size() - 1).from();
        return now.isBefore(newest) ? newest : now;
    }

    /**
     * As {@link #window}, for a request parameter.
     *
     * @throws ProblemException 400 that names the existing windows, 503 for a window that is not built yet
     */
    public Window windowParameter(String label) {
        return windows.find(label).orElseThrow(() -> ProblemException.badParameter("window", windows.missing(label)));
    }
}
