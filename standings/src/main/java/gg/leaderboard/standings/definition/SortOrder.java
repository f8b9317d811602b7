package gg.leaderboard.standings.definition;

/** Which score is the best; in lower case in JSON. */
public enum SortOrder {
    /** The highest. */
    DESC,
    /** The lowest, as in a race. */
    ASC
}
