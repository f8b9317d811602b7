package gg.leaderboard.attack.oracle;

/** Whether a record is an event. */
enum ExpectedVerdict {
    COUNTS,
    REFUSED,
    /** The documentation does not decide it, or parsers of good repute differ: the dead letters tell. */
    OPEN
}
