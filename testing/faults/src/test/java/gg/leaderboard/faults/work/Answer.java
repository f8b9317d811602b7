package gg.leaderboard.faults.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A score that an api has accepted.
 *
 * @param attempts how often it was sent; 1 if never again
 * @param status of the response: 200 or 202
 * @param score the player's score on the board in the response; null if it has none
 * @param rank the rank in the response; null if it has none
 * @param at when the response was complete
 */
public record Answer(
        String eventId,
        String player,
        int attempts,
        int status,
        @Nullable Long score,
        @Nullable Long rank,
        Instant at) {}
