package gg.leaderboard.standings.definition;

/** The score that is the best; written in lower case in JSON. */
public enum SortOrder {
    /** The highest. */
    DESC,
    /** The lowest, as in a race. */
    ASC
}
