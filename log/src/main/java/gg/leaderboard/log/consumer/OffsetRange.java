package gg.leaderboard.log.consumer;

/**
 * The offsets of a partition of the log.
 *
 * @param start the first offset
 * @param end the offset of the next record
 */
public record OffsetRange(long start, long end) {}
