package gg.leaderboard.archive.web;

import gg.leaderboard.events.Rules;

/** Parameters of an address, of which Spring would not say what is wrong. */
public final class RequestParameters {

    /** The largest page that is answered. */
    public static final int MOST = 1000;

    private RequestParameters() {}

    /**
     * The parameter {@code limit}, taken as {@link #MOST} where it is larger.
     *
     * @throws Problem 400 if it is not a whole number from {@code least}
     */
    public static int limit(String text, int least) {
        if (text.matches("[0-9]+")) {
            String digits = text.replaceFirst("^0+(?=.)", "");
            int limit = digits.length() > 9 ? MOST : Math.min(Integer.parseInt(digits), MOST);
            if (limit >= least) {
                return limit;
            }
        }
        throw Problem.badRequest(
                "limit", "must be a whole number from " + least + " to " + MOST + "; was " + Rules.quote(text));
    }

    /** @throws Problem 400 for what is neither true nor false */
    public static boolean flag(String parameter, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw Problem.badRequest(parameter, "must be true or false; was " + Rules.quote(text));
        }
        return Boolean.parseBoolean(text);
    }
}
