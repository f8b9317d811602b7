package gg.leaderboard.standings.redis;

/** What became of an event that was logged. */
public enum EventStatus {
    /** The standings counted it, or had counted another copy of it. */
    COUNTED,
    /** The standings have come past it, and did not count it: it is a dead letter. */
    REJECTED,
    /** The standings have not come so far, or have lost what they had. */
    OPEN
}
