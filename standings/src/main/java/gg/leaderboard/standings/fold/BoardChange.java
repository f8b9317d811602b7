package gg.leaderboard.standings.fold;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What one update changes on a board: the same amounts in one or several of its windows.
 *
 * @param periods in which; no other change of the update has any of them
 * @param added player id → amount to add to the score; adding 0 enters the player
 */
public record BoardChange(List<InPeriod> periods, Map<String, Long> added) {

    /**
     * @param key the sorted set of the board in this period
     * @param expiresAt when it may be forgotten, in milliseconds since 1970; empty for never
     */
    public record InPeriod(String key, OptionalLong expiresAt) {}
}
