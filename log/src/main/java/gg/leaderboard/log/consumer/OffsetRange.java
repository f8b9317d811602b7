package gg.leaderboard.log.consumer;

/**
 * What a partition of the log holds.
 *
 * @param start its first offset
 * @param end the offset that its next record will have
 */
public record OffsetRange(long start, long end) {}
