package gg.leaderboard.api.leaderboard;

import gg.leaderboard.api.problem.ProblemException;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** How many entries a caller asks for. */
public final class Limits {

    /** Most entries that one answer holds. */
    public static final int MAX = 100;

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");

    private Limits() {}

    /**
     * Reads {@code text}, at most {@value #MAX}.
     *
     * @throws ProblemException 400 that names {@code parameter}, if it is not a whole number from 1
     */
    public static int read(String parameter, String text) {
        if (!WHOLE.matcher(text).matches() || new BigInteger(text).signum() < 1) {
            throw wrong(parameter, text);
        }
        return new BigInteger(text).min(BigInteger.valueOf(MAX)).intValue();
    }

    private static ProblemException wrong(String parameter, String text) {
        return ProblemException.badRequest(
                        parameter + " must be a whole number from 1 to " + MAX + "; was \"" + text + "\".")
                .with("parameter", parameter);
    }
}
