package gg.leaderboard.standings.fold;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerErased;
import gg.leaderboard.events.GameEvent.PlayerRemoved;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.standings.definition.Definitions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record of a partition of the log.
 *
 * @param logTime the broker's clock when it was appended
 * @param event the event; null if it is not known, in which case only the offset counts
 * @param erased the id of an event whose content was erased; the id still counts, also for copies of the event
 */
public record LogRecord(
        long offset,
        Instant logTime,
        @Nullable FoldableEvent event,
        @Nullable EventId erased) {

    /**
     * A record that was decoded.
     *
     * @param definitions the boards, as known at least up to {@code logTime}
     * @throws InvalidEventException if the event names a board that does not exist or does not accept it
     */
    public static LogRecord of(long offset, Instant logTime, GameEvent event, Definitions definitions) {
        try {
            return new LogRecord(offset, logTime, FoldableEvent.of(event, logTime, definitions), null);
        } catch (InvalidEventException e) {
            throw e;
        } catch (RuntimeException e) {
            // The record would fail again on each attempt and block its partition.
            throw new InvalidEventException("event", "cannot be folded: " + e);
        }
    }

    /**
     * This record after a fold has applied the bounds of boards. They are not applied again.
     *
     * @param counts whether the score has an effect on its board
     */
    public LogRecord judged(boolean counts) {
        return event == null ? this : new LogRecord(offset, logTime, event.judged(counts), erased);
    }

    /** Whether the record has a score with bounds, or changes what bounds compare scores with. */
    public boolean concernsBounds() {
        return event != null
                && (event.isBounded()
                        || event.event() instanceof PlayerRemoved
                        || event.event() instanceof PlayerErased);
    }

    public static LogRecord unreadable(long offset, Instant logTime) {
        return new LogRecord(offset, logTime, null, null);
    }

    /** A record whose player was erased later. Only the event's id remains. */
    public static LogRecord erased(long offset, Instant logTime, EventId id) {
        return new LogRecord(offset, logTime, null, id);
    }
}
