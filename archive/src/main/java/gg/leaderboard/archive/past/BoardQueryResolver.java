package gg.leaderboard.archive.past;

import gg.leaderboard.archive.checkpoint.CheckpointDefinitions;
import gg.leaderboard.archive.checkpoint.Part;
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
import gg.leaderboard.web.board.SelectionParser;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which boards, seasons and periods there were at a moment. */
@Component
public class BoardQueryResolver {

    private final StandingsProperties properties;
    private final CheckpointDefinitions rules;
    private final Clock clock;

    BoardQueryResolver(StandingsProperties properties, CheckpointDefinitions rules, Clock clock) {
        this.properties = properties;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws ProblemException 400 that names the parameter, or 404 for a board or season that did not exist then */
    BoardQuery resolve(BoardQueryParameters question) {
        Instant time = SelectionParser.moment(question.at(), clock.instant());
        Long season = SelectionParser.season(question.season());
        String board = question.board();
        Definitions rules = this.rules.get();
        Window window = window(question.window() == null ? Window.ALLTIME.label() : question.window(), rules);
        if (BuiltInBoards.contains(board)) {
            if (season != null && season != 1) {
                throw noSeason(board, season, time);
            }
            Period period = SelectionParser.period(window, question.period(), ZoneOffset.UTC, time);
            return new BoardQuery(Part.of(board, 1, period), period, time, SortOrder.DESC, Long.MAX_VALUE, rules);
        }
        return made(history(board, rules), time, window, question.period(), season, rules);
    }

    private static BoardQuery made(
            BoardHistory board,
            Instant time,
            Window window,
            @Nullable String label,
            @Nullable Long number,
            Definitions rules) {
        BoardDefinition definition = board.at(time)
                .orElseThrow(() -> ProblemException.notFound(
                        "The leaderboard " + Rules.quote(board.id()) + " did not exist at " + time + "."));
        Season season = (number == null ? board.season(time) : board.season(number, time))
                .orElseThrow(() -> noSeason(board.id(), number == null ? 1 : number, time));
        Period period =
                SelectionParser.period(window, label, definition.timeZone(), SelectionParser.within(season, time));
        return new BoardQuery(
                Part.of(board.id(), season.number(), period),
                period,
                time,
                definition.sortOrder(),
                definition.depth(),
                rules);
    }

    /** @throws ProblemException 404 for a board that never was */
    public BoardHistory history(String board) {
        return history(board, rules.get());
    }

    private static BoardHistory history(String board, Definitions rules) {
        return rules.find(board)
                .orElseThrow(() -> ProblemException.notFound("There is no leaderboard " + Rules.quote(board) + "."));
    }

    /**
     * The window of this name.
     *
     * @throws ProblemException 400 that names the windows there are, 503 for one that is configured and not built yet
     */
    public Window window(String label) {
        return window(label, rules.get());
    }

    private Window window(String label, Definitions rules) {
        List<Window> folded = rules.settings().windows();
        Optional<Window> window = Window.of(label);
        if (window.filter(folded::contains).isEmpty()
                && window.filter(properties.windows()::contains).isPresent()) {
            throw ProblemException.unavailable(
                    "The window " + label + " is being built; see GET /api/v1/admin/rebuild.");
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
