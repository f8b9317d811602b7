package gg.leaderboard.standings.definition;

import java.util.Locale;

/** The effect of a submitted score on the player's current score; written in lower case in JSON. */
public enum UpdateMode {
    /** Adds to it. */
    INCREMENT,
    /** Replaces it if the new score is better. */
    BEST,
    /** Replaces it. The last score in the log remains. */
    REPLACE;

    /** As in JSON: {@code increment}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
