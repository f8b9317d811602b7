package gg.leaderboard.standings.fold;

import java.util.Map;
import java.util.OptionalLong;

/**
 * What one update changes on a board in one period.
 *
 * @param key the sorted set
 * @param expiresAt when the period may be forgotten, in milliseconds since 1970; empty for never
 * @param added player id → amount to add to the score; adding 0 enters the player
 */
public record BoardChange(String key, OptionalLong expiresAt, Map<String, Long> added) {}
