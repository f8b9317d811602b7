package gg.leaderboard.standings.fold;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.standings.definition.Definitions;
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

    /**
     * A record that could be read.
     *
     * @param definitions the boards, as known at least up to {@code logTime}
     * @throws InvalidEventException if the event names a board that does not exist or does not take it
     */
    public static LogRecord of(long offset, Instant logTime, GameEvent event, Definitions definitions) {
        return new LogRecord(offset, logTime, FoldableEvent.of(event, logTime, definitions));
    }

    public static LogRecord unreadable(long offset, Instant logTime) {
        return new LogRecord(offset, logTime, null);
    }
}
