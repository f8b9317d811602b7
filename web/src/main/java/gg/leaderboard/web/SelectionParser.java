package gg.leaderboard.web;

import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.definition.Season;
import gg.leaderboard.standings.window.Period;
import gg.leaderboard.standings.window.Window;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Parses the period, season and moment of a board from the parameters of a URL. */
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
