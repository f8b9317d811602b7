package gg.leaderboard.standings.definition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of log time over which a board adds up.
 *
 * @param number from 1; a board created anew under an old id goes on counting
 * @param start the first log time that belongs to it
 * @param end the first that does not; null while none is known
 */
public record Season(long number, Instant start, @Nullable Instant end) {}
