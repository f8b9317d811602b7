package gg.leaderboard.archive.past;

import gg.leaderboard.archive.checkpoint.CheckpointDefinitions;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.SelectionParameters;
import gg.leaderboard.web.SelectionParser;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up boards, windows, and parts of boards at a moment. */
@Component
public class BoardQueryResolver {

    private final StandingsProperties properties;
    private final CheckpointDefinitions definitions;
    private final Clock clock;

    BoardQueryResolver(StandingsProperties properties, CheckpointDefinitions definitions, Clock clock) {
        this.properties = properties;
        this.definitions = definitions;
        this.clock = clock;
    }

    /**
     * The part of a board at a moment.
     *
     * @param at the moment, as written in the URL
     * @throws ProblemException 400 that names the parameter, or 404 for a board or season that did not exist then
     */
    BoardQuery resolve(String board, @Nullable String at, SelectionParameters selection) {
        Instant time = SelectionParser.moment(at, clock.instant());
        Definitions definitions = this.definitions.get();
        Window window = window(selection.windowLabel(), definitions);
        LongFunction<ProblemException> noSeason = number -> ProblemException.notFound(
                "The leaderboard " + Rules.quote(board) + " had no season " + number + " at " + time + ".");
        if (BuiltInBoards.contains(board)) {
            Ranking ranking = SelectionParser.builtIn(board, selection, window, time, noSeason);
            return BoardQuery.of(ranking, time, definitions);
        }
        BoardHistory history = history(board, definitions);
        BoardDefinition definition = history.at(time)
                .orElseThrow(() -> ProblemException.notFound(
                        "The leaderboard " + Rules.quote(board) + " did not exist at " + time + "."));
        Ranking ranking = SelectionParser.made(history, definition, selection, window, time, noSeason);
        return BoardQuery.of(ranking, time, definitions);
    }

    /**
     * Returns the history of a board.
     *
     * @throws ProblemException 404 for an unknown board
     */
    public BoardHistory history(String board) {
        return history(board, definitions.get());
    }

    private static BoardHistory history(String board, Definitions definitions) {
        return definitions
                .find(board)
                .orElseThrow(() -> ProblemException.notFound("There is no leaderboard " + Rules.quote(board) + "."));
    }

    /**
     * The window with this label.
     *
     * @throws ProblemException 400 that lists the windows, 503 for one that is configured but not built yet
     */
    public Window window(String label) {
        return window(label, definitions.get());
    }

    private Window window(String label, Definitions definitions) {
        List<Window> folded = definitions.settings().windows();
        return SelectionParser.window(label, folded, properties.windows(), BoardQueryResolver::unbuilt)
                .orElseThrow(() -> ProblemException.badParameter("window", SelectionParser.noWindow(label, folded)));
    }

    private static ProblemException unbuilt(Window window) {
        return ProblemException.unavailable(
                "The window " + window.label() + " is not built yet; see GET /api/v1/admin/rebuild.");
    }
}
