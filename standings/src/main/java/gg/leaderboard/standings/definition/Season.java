package gg.leaderboard.standings.definition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A period of log time in which a board accumulates scores.
 *
 * @param number from 1; a board that is created again under an old id continues the numbers
 * @param start the first log time that belongs to it
 * @param end the first log time after it; null while it is not known
 */
public record Season(long number, Instant start, @Nullable Instant end) {}
