package gg.leaderboard.standings.redis;

/** The processing status of a logged event. */
public enum EventStatus {
    /** The standings counted the event, or another copy of it. */
    COUNTED,
    /** The standings have passed the event and did not count it. It is a dead letter. */
    REJECTED,
    /** The standings have not reached the event, or have lost data. */
    OPEN
}
