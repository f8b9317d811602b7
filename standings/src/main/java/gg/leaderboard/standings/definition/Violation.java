package gg.leaderboard.standings.definition;

import gg.leaderboard.standings.definition.ScoreBounds.Bound;
import gg.leaderboard.standings.definition.ScoreBounds.OnViolation;
import java.util.Locale;

/**
 * A score that violates a bound of its board.
 *
 * @param bound the first bound that it violates
 * @param action what happens to the score
 */
public record Violation(Bound bound, OnViolation action) {

    /** Whether the score has an effect on the board. */
    public boolean counts() {
        return action == OnViolation.FLAG;
    }

    /** The form that {@link #parse} reads: {@code quarantine max_step}. */
    public String text() {
        return action.label() + " " + bound.label();
    }

    /**
     * Parses the result of {@link #text}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static Violation parse(String text) {
        int blank = text.indexOf(' ');
        if (blank < 0) {
            throw new IllegalArgumentException("must be an action and a bound; was " + text);
        }
        return of(text.substring(blank + 1), text.substring(0, blank));
    }

    /**
     * A violation from its labels.
     *
     * @throws IllegalArgumentException if one is unknown
     */
    public static Violation of(String bound, String action) {
        return new Violation(
                Bound.valueOf(bound.toUpperCase(Locale.ROOT)), OnViolation.valueOf(action.toUpperCase(Locale.ROOT)));
    }
}
