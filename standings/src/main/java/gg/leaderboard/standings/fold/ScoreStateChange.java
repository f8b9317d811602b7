package gg.leaderboard.standings.fold;

import java.util.Map;
import java.util.OptionalLong;

/**
 * The last scores that an update stores for one season of a board.
 *
 * @param expiresAt when the season expires, in milliseconds since 1970; empty for never
 * @param states by player
 */
public record ScoreStateChange(String board, long season, OptionalLong expiresAt, Map<String, ScoreState> states) {}
