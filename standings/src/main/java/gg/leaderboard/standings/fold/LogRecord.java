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
 * @param event what it says; null if that is not known, in which case only its offset counts
 * @param erased the id of an event that was erased with all that it said; it still counts, for its copies too
 */
public record LogRecord(
        long offset,
        Instant logTime,
        @Nullable FoldableEvent event,
        @Nullable EventId erased) {

    /**
     * A record that could be read.
     *
     * @param definitions the boards, as known at least up to {@code logTime}
     * @throws InvalidEventException if the event names a board that does not exist or does not take it
     */
    public static LogRecord of(long offset, Instant logTime, GameEvent event, Definitions definitions) {
        try {
            return new LogRecord(offset, logTime, FoldableEvent.of(event, logTime, definitions), null);
        } catch (InvalidEventException e) {
            throw e;
        } catch (RuntimeException e) {
            // It would fail the same way each time, and keep its partition from going on.
            throw new InvalidEventException("event", "cannot be folded: " + e);
        }
    }

    public static LogRecord unreadable(long offset, Instant logTime) {
        return new LogRecord(offset, logTime, null, null);
    }

    /** A record whose player was erased since, so that nothing but its event's id is left. */
    public static LogRecord erased(long offset, Instant logTime, EventId id) {
        return new LogRecord(offset, logTime, null, id);
    }
}
