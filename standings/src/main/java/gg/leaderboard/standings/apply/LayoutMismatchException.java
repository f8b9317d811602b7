package gg.leaderboard.standings.apply;

/** The standings in Redis were written with settings that decide where things lie, and these are others. */
public final class LayoutMismatchException extends RuntimeException {

    LayoutMismatchException(String setting, String was, String is) {
        super("the standings in Redis were written with " + setting + "=" + was + ", not " + is
                + "; set it back, or empty Redis to have them rebuilt from the log");
    }
}
