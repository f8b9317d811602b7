package gg.leaderboard.attack.oracle;

/** The expected verdict on whether a record is an event. */
enum ExpectedVerdict {
    COUNTS,
    REFUSED,
    /** The documentation leaves it open, or reputable parsers differ. The dead letters decide. */
    OPEN
}
