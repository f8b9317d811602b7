package gg.leaderboard.standings.fold;

import java.util.Map;
import java.util.OptionalLong;

/**
 * The last scores that an update stores for one season of a board.
 *
 * @param expiresAt when the season expires, in milliseconds since 1970; empty for never. The states are stored for at least
 *     a day, because a replay writes them later
 * @param states by player
 */
public record ScoreStateChange(String board, long season, OptionalLong expiresAt, Map<String, ScoreState> states) {}
