package gg.leaderboard.standings.fold;

/**
 * An event's id with the stretch of log time in which it was seen. A copy within one horizon was seen in the same
 * stretch or the one before. If it was read from another partition, it may be in the one after.
 */
public record SeenId(EventId id, long stretch) {}
