package gg.leaderboard.standings.redis;

import gg.leaderboard.standings.LogPartition;
import java.time.Instant;

/**
 * An event in the log.
 *
 * @param owner the board that a score was submitted to; the player for other events
 * @param logTime the broker's clock when it was appended
 */
public record LoggedEvent(String owner, String eventId, LogPartition partition, long offset, Instant logTime) {}
