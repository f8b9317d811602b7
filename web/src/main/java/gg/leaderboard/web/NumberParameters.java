package gg.leaderboard.web;

import gg.leaderboard.events.Rules;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses numbers in URLs. Invalid and too small numbers are rejected. Numbers above the maximum are reduced to the
 * maximum.
 */
public final class NumberParameters {

    /** The maximum number of entries in one response of {@code /api/v1}. */
    public static final int MAX_ENTRIES = 1000;

    /** More positions than any board has. */
    public static final long MAX_POSITION = 1_000_000_000_000L;

    private static final Pattern WHOLE = Pattern.compile("(-?)0*([0-9]+)");

    // A number with more digits than this exceeds every maximum.
    private static final int SURE_DIGITS = 18;

    private NumberParameters() {}

    /**
     * Parses {@code text}, and returns at most {@code max}.
     *
     * @throws ProblemException 400 naming {@code parameter}, if it is not a whole number from {@code min}
     */
    public static long parse(String parameter, String text, long min, long max) {
        Matcher whole = WHOLE.matcher(text);
        long number = whole.matches() ? number(whole.group(1), whole.group(2)) : Long.MIN_VALUE;
        if (number < min) {
            throw wrong(parameter, text, min, max);
        }
        return Math.min(number, max);
    }

    private static long number(String sign, String digits) {
        long magnitude = digits.length() > SURE_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
        return sign.isEmpty() ? magnitude : -magnitude;
    }

    private static ProblemException wrong(String parameter, String text, long min, long max) {
        String range = max == Long.MAX_VALUE ? "from " + min : "from " + min + " to " + max;
        return ProblemException.badParameter(
                parameter, parameter + " must be a whole number " + range + "; was " + Rules.quote(text) + ".");
    }
}
