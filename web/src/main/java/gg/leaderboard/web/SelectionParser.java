package gg.leaderboard.web;

import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.Season;
import gg.leaderboard.standings.window.Period;
import gg.leaderboard.standings.window.Window;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks up the window, season, period and moment that the parameters of a URL name. */
public final class SelectionParser {

    private SelectionParser() {}

    /**
     * The number of a season; null if the parameter is absent.
     *
     * @throws ProblemException 400 if it is not a whole number from 1
     */
    public static @Nullable Long season(@Nullable String text) {
        return text == null ? null : NumberParameters.parse("season", text, 1, Long.MAX_VALUE);
    }

    /**
     * The period with this {@code label}; without a label the period at {@code time}.
     *
     * @throws ProblemException 400 naming {@code period}, if the label is invalid
     */
    public static Period period(Window window, @Nullable String label, ZoneId zone, Instant time) {
        Period current = window.period(time, zone);
        return label == null ? current : window.period(label, zone).orElseThrow(() -> noPeriod(window, label, current));
    }

    private static ProblemException noPeriod(Window window, String label, Period current) {
        return ProblemException.badParameter(
                "period",
                window == Window.ALLTIME
                        ? "period requires a window other than alltime; was " + Rules.quote(label) + "."
                        : "period must be a period of the window " + window.label() + ", such as " + current.label()
                                + "; was " + Rules.quote(label) + ".");
    }

    /**
     * The window with this label; empty if the standings do not have it.
     *
     * @param folded windows that the standings have
     * @param configured windows that they should have
     * @param unbuilt creates the problem for a window that is configured, but not in the standings yet
     */
    public static Optional<Window> window(
            String label,
            Collection<Window> folded,
            Collection<Window> configured,
            Function<Window, ProblemException> unbuilt) {
        Optional<Window> window = Window.of(label);
        window.filter(known -> configured.contains(known) && !folded.contains(known))
                .ifPresent(known -> {
                    throw unbuilt.apply(known);
                });
        return window.filter(folded::contains);
    }

    /** The problem with a window that does not exist. */
    public static String noWindow(String label, Collection<Window> windows) {
        return "There is no window " + Rules.quote(label) + "; valid windows are "
                + windows.stream().map(Window::label).collect(Collectors.joining(", ")) + ".";
    }

    /**
     * The selected part of a built-in board at {@code time}.
     *
     * @param noSeason creates the problem for a season that the board does not have
     */
    public static Ranking builtIn(
            String board,
            SelectionParameters selection,
            Window window,
            Instant time,
            LongFunction<ProblemException> noSeason) {
        Long season = selection.season();
        if (season != null && season != 1) {
            throw noSeason.apply(season);
        }
        return Ranking.builtIn(board, period(window, selection.period(), ZoneOffset.UTC, time));
    }

    /**
     * The selected part of a board that a user created, at {@code time}.
     *
     * @param definition the board's definition at that time
     * @param noSeason creates the problem for a season that the board does not have
     */
    public static Ranking made(
            BoardHistory board,
            BoardDefinition definition,
            SelectionParameters selection,
            Window window,
            Instant time,
            LongFunction<ProblemException> noSeason) {
        Long number = selection.season();
        Season season = (number == null ? board.season(time) : board.season(number, time))
                .orElseThrow(() -> noSeason.apply(number == null ? 1 : number));
        Period period = period(window, selection.period(), definition.timeZone(), within(season, time));
        return Ranking.of(definition, board.generation(), season.number(), period);
    }

    /** The time of the default period. A past season gets no more scores, so its last period is the default. */
    public static Instant within(Season season, Instant time) {
        Instant end = season.end();
        return end == null || time.isBefore(end) ? time : end.minusMillis(1);
    }

    /**
     * Parses a moment in the past.
     *
     * @param at the text in the URL
     * @throws ProblemException 400 if it is missing, not an instant, before 1970 or after {@code now}
     */
    public static Instant moment(@Nullable String at, Instant now) {
        if (at == null) {
            throw ProblemException.badParameter("at", "at is missing.");
        }
        Instant time;
        try {
            time = OffsetDateTime.parse(at).toInstant();
        } catch (DateTimeException e) {
            throw ProblemException.badParameter(
                    "at", "at must be an instant such as 2026-11-20T20:00:00Z; was " + Rules.quote(at) + ".");
        }
        if (time.isBefore(Instant.EPOCH)) {
            throw ProblemException.badParameter("at", "at must not be before 1970; was " + Rules.quote(at) + ".");
        }
        if (time.isAfter(now)) {
            throw ProblemException.badParameter("at", "at must not be in the future; was " + time + " at " + now + ".");
        }
        return time;
    }
}
