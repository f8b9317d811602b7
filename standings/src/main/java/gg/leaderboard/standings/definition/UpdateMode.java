package gg.leaderboard.standings.definition;

/** What a submitted score does to the one that the player has; in lower case in JSON. */
public enum UpdateMode {
    /** Adds to it. */
    INCREMENT,
    /** Replaces it if better. */
    BEST,
    /** Replaces it. The last in the log stays. */
    REPLACE
}
