package gg.leaderboard.standings.redis;

import gg.leaderboard.standings.LogPartition;
import java.time.Instant;

/**
 * An event as it was logged.
 *
 * @param owner the board that a score was submitted to; of other events, the player
 * @param logTime the broker's clock when it was appended
 */
public record LoggedEvent(String owner, String eventId, LogPartition partition, long offset, Instant logTime) {}
