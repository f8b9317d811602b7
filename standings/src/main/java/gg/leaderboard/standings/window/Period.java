package gg.leaderboard.standings.window;

import java.time.Instant;

/**
 * One occurrence of a {@link Window}, such as the day 2026-11-20.
 *
 * @param label the form in keys and URLs: {@code 2026-11-20T13}, {@code 2026-11-20}, {@code 2026-W47}, {@code 2026-11}
 * @param start its first moment
 * @param end the first moment after it
 */
public record Period(Window window, String label, Instant start, Instant end) {

    /** The one period of {@link Window#ALLTIME}. */
    public static final Period ALL_TIME = new Period(Window.ALLTIME, "", Instant.MIN, Instant.MAX);

    public boolean contains(Instant time) {
        return !time.isBefore(start) && time.isBefore(end);
    }

    /** The part of a board's key after the board's id. */
    public String keySuffix() {
        return window == Window.ALLTIME ? "" : ":" + window.label() + ":" + label;
    }
}
