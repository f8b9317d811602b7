package gg.leaderboard.archive.past;

import gg.leaderboard.archive.checkpoint.CheckpointDefinitions;
import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.Season;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.window.Period;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.SelectionParser;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Resolves query parameters to a board, season and period at a moment. */
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

    /** @throws ProblemException 400 that names the parameter, or 404 for a board or season that did not exist then */
    BoardQuery resolve(BoardQueryParameters parameters) {
        Instant time = SelectionParser.moment(parameters.at(), clock.instant());
        Long season = SelectionParser.season(parameters.season());
        String board = parameters.board();
        Definitions definitions = this.definitions.get();
        Window window = window(parameters.window() == null ? Window.ALLTIME.label() : parameters.window(), definitions);
        if (BuiltInBoards.contains(board)) {
            if (season != null && season != 1) {
                throw noSeason(board, season, time);
            }
            Period period = SelectionParser.period(window, parameters.period(), ZoneOffset.UTC, time);
            return new BoardQuery(BoardPeriod.of(board, 1, period), time, SortOrder.DESC, Long.MAX_VALUE, definitions);
        }
        return resolveDefined(history(board, definitions), time, window, parameters.period(), season, definitions);
    }

    private static BoardQuery resolveDefined(
            BoardHistory board,
            Instant time,
            Window window,
            @Nullable String label,
            @Nullable Long number,
            Definitions definitions) {
        BoardDefinition definition = board.at(time)
                .orElseThrow(() -> ProblemException.notFound(
                        "The leaderboard " + Rules.quote(board.id()) + " did not exist at " + time + "."));
        Season season = (number == null ? board.season(time) : board.season(number, time))
                .orElseThrow(() -> noSeason(board.id(), number == null ? 1 : number, time));
        Period period =
                SelectionParser.period(window, label, definition.timeZone(), SelectionParser.within(season, time));
        return new BoardQuery(
                BoardPeriod.of(board.id(), season.number(), period),
                time,
                definition.sortOrder(),
                definition.depth(),
                definitions);
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
        Optional<Window> window = Window.of(label);
        if (window.filter(folded::contains).isEmpty()
                && window.filter(properties.windows()::contains).isPresent()) {
            throw ProblemException.unavailable(
                    "The window " + label + " is not built yet; see GET /api/v1/admin/rebuild.");
        }
        return window.filter(folded::contains)
                .orElseThrow(() -> ProblemException.badParameter(
                        "window",
                        "There is no window " + Rules.quote(label) + "; there are "
                                + folded.stream().map(Window::label).collect(Collectors.joining(", ")) + "."));
    }

    private static ProblemException noSeason(String board, long number, Instant time) {
        return ProblemException.notFound(
                "The leaderboard " + Rules.quote(board) + " had no season " + number + " at " + time + ".");
    }
}
