package gg.leaderboard.standings.board;

import java.util.List;

/**
 * Part of a board, as it was at one moment.
 *
 * @param totalPlayers how many players the whole board has
 * @param entries best first; equal scores by player id
 * @param more whether somebody comes after the last entry
 */
public record BoardPage(long totalPlayers, List<BoardEntry> entries, boolean more) {}
