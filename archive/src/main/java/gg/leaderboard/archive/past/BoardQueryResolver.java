package gg.leaderboard.archive.past;

import gg.leaderboard.archive.checkpoint.CheckpointDefinitions;
import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.archive.web.Problem;
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
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

    /** @throws Problem 400 that names the parameter, or 404 for a board or season that did not exist then */
    BoardQuery resolve(BoardQueryParameters parameters) {
        Instant time = time(parameters.at());
        Long season = parameters.season() == null ? null : season(parameters.season());
        String board = parameters.board();
        Definitions definitions = this.definitions.get();
        Window window = window(parameters.window() == null ? Window.ALLTIME.label() : parameters.window(), definitions);
        if (BuiltInBoards.contains(board)) {
            if (season != null && season != 1) {
                throw noSeason(board, season, time);
            }
            Period period = period(window, parameters.period(), ZoneOffset.UTC, time);
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
                .orElseThrow(() -> Problem.notFound(
                        "The leaderboard " + Rules.quote(board.id()) + " did not exist at " + time + "."));
        Season season = (number == null ? board.season(time) : board.season(number, time))
                .orElseThrow(() -> noSeason(board.id(), number == null ? 1 : number, time));
        Period period = period(window, label, definition.timeZone(), withinSeason(season, time));
        return new BoardQuery(
                BoardPeriod.of(board.id(), season.number(), period),
                time,
                definition.sortOrder(),
                definition.depth(),
                definitions);
    }

    // A season that has ended gets no more scores: its last period is shown.
    private static Instant withinSeason(Season season, Instant time) {
        Instant end = season.end();
        return end == null || time.isBefore(end) ? time : end.minusMillis(1);
    }

    /** @throws Problem 404 for an unknown board */
    public BoardHistory history(String board) {
        return history(board, definitions.get());
    }

    private static BoardHistory history(String board, Definitions definitions) {
        return definitions
                .find(board)
                .orElseThrow(() -> Problem.notFound("There is no leaderboard " + Rules.quote(board) + "."));
    }

    private Instant time(@Nullable String at) {
        if (at == null) {
            throw Problem.parameter("at", "at is missing.");
        }
        Instant time;
        try {
            time = OffsetDateTime.parse(at).toInstant();
        } catch (DateTimeException e) {
            throw Problem.parameter(
                    "at", "at must be an instant such as 2026-11-20T20:00:00Z; was " + Rules.quote(at) + ".");
        }
        if (time.isBefore(Instant.EPOCH)) {
            throw Problem.parameter("at", "at must not be before 1970; was " + Rules.quote(at) + ".");
        }
        Instant now = clock.instant();
        if (time.isAfter(now)) {
            throw Problem.parameter("at", "at must not be in the future; was " + time + ", and it is " + now + ".");
        }
        return time;
    }

    /**
     * The window with this label.
     *
     * @throws Problem 400 that lists the windows, 503 for one that is configured but not built yet
     */
    public Window window(String label) {
        return window(label, definitions.get());
    }

    private Window window(String label, Definitions definitions) {
        List<Window> folded = definitions.settings().windows();
        Optional<Window> window = Window.of(label);
        if (window.filter(folded::contains).isEmpty()
                && window.filter(properties.windows()::contains).isPresent()) {
            throw Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The window " + label + " is being built; see GET /api/v1/admin/rebuild.");
        }
        return window.filter(folded::contains)
                .orElseThrow(() -> Problem.parameter(
                        "window",
                        "There is no window " + Rules.quote(label) + "; there are "
                                + folded.stream().map(Window::label).collect(Collectors.joining(", ")) + "."));
    }

    /** @throws Problem 400 if it is not a whole number from 1 */
    public static long season(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .filter(number -> number >= 1)
                .orElseThrow(() -> Problem.parameter(
                        "season", "season must be a whole number from 1; was " + Rules.quote(text) + "."));
    }

    private static Period period(Window window, @Nullable String label, ZoneId zone, Instant time) {
        Period current = window.period(time, zone);
        return label == null ? current : window.period(label, zone).orElseThrow(() -> noPeriod(window, label, current));
    }

    private static Problem noPeriod(Window window, String label, Period current) {
        return Problem.parameter(
                "period",
                window == Window.ALLTIME
                        ? "period needs a window other than alltime; was " + Rules.quote(label) + "."
                        : "period must name one of the window " + window.label() + ", such as " + current.label()
                                + "; was " + Rules.quote(label) + ".");
    }

    private static Problem noSeason(String board, long number, Instant time) {
        return Problem.notFound(
                "The leaderboard " + Rules.quote(board) + " had no season " + number + " at " + time + ".");
    }
}
