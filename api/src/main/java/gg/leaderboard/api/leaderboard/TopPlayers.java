package gg.leaderboard.api.leaderboard;

import java.util.List;

/**
 * The best players of a board.
 *
 * @param total number of players on the whole board
 * @param players best first; equal scores by player id
 */
public record TopPlayers(long total, List<RankedPlayer> players) {}
