package gg.leaderboard.standings.definition;

import gg.leaderboard.events.Rules;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of calls in a period, such as {@code 10/1m}.
 *
 * @param count 1–1,000,000,000
 * @param period one second to 24 hours, in whole seconds
 */
public record Rate(int count, Duration period) {

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,8})/" + Periods.PATTERN);
    private static final int MOST = 1_000_000_000;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(24);

    /** @throws IllegalArgumentException if a value is out of range */
    public Rate {
        if (count < 1 || count > MOST || period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "must be at least 1 in a period of 1s to 24h; was " + count + " in " + period.toSeconds() + " s");
        }
    }

    /**
     * Parses a rate such as {@code 10/1m}. The units are s, m and h.
     *
     * @throws IllegalArgumentException with a message that names the valid form
     */
    public static Rate of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "must be a number and a period, such as 10/1m (s, m or h, at most 24h); was " + Rules.quote(text));
        }
        return new Rate(Integer.parseInt(parts.group(1)), Periods.of(parts.group(2), parts.group(3)));
    }

    /** This rate with {@code factor} times the count, at most the largest count. */
    public Rate withFactor(int factor) {
        return new Rate((int) Math.min(MOST, (long) count * factor), period);
    }

    /** The form that {@link #of} parses, with the largest unit that divides the period. */
    @Override
    public String toString() {
        return count + "/" + Periods.text(period);
    }
}
