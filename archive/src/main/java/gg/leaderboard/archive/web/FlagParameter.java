package gg.leaderboard.archive.web;

import gg.leaderboard.events.Rules;
import gg.leaderboard.web.ProblemException;

/** Parses URL parameters that are {@code true} or {@code false}. */
public final class FlagParameter {

    private FlagParameter() {}

    /**
     * Returns the value of a parameter.
     *
     * @throws ProblemException 400 for anything else
     */
    public static boolean parse(String parameter, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw ProblemException.badParameter(
                    parameter, parameter + " must be true or false; was " + Rules.quote(text) + ".");
        }
        return Boolean.parseBoolean(text);
    }
}
