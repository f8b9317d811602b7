package gg.leaderboard.log.consumer;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.InvalidEventException;
import java.time.Instant;

/** Decides whether an event of the log may moderate players. Any producer of the log can write such an event. */
@FunctionalInterface
public interface ModerationCheck {

    /** Accepts all events. */
    ModerationCheck NONE = (event, logTime) -> {};

    /**
     * Returns normally if the event counts.
     *
     * @param event an event of any type
     * @param logTime of its record
     * @throws InvalidEventException if it is moderation that is not in its topic
     */
    void require(GameEvent event, Instant logTime);
}
