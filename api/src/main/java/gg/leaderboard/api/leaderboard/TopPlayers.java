package gg.leaderboard.api.leaderboard;

import java.util.List;

/**
 * The best players of a board.
 *
 * @param total how many players the whole board has
 * @param players best first; equal scores by player id
 */
public record TopPlayers(long total, List<RankedPlayer> players) {}
