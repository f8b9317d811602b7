package gg.leaderboard.standings.redis;

import gg.leaderboard.standings.definition.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What became of a logged event.
 *
 * @param violation of a bound of the leaderboard, for a counted score; null for none
 */
public record EventOutcome(EventStatus status, @Nullable Violation violation) {

    /** The standings have not reached the event, or have lost data. */
    public static final EventOutcome OPEN = new EventOutcome(EventStatus.OPEN, null);
}
