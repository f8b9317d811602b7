package gg.leaderboard.standings.fold;

import gg.leaderboard.events.GameEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record of a partition of the log.
 *
 * @param logTime the broker's clock when it was appended
 * @param event what it says; null if it could not be read, in which case only its offset counts
 */
public record LogRecord(
        long offset, Instant logTime, @Nullable FoldableEvent event) {

    public static LogRecord of(long offset, Instant logTime, GameEvent event) {
        return new LogRecord(offset, logTime, FoldableEvent.of(event));
    }

    public static LogRecord unreadable(long offset, Instant logTime) {
        return new LogRecord(offset, logTime, null);
    }
}
