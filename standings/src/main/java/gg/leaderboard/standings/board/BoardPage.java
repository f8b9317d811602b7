package gg.leaderboard.standings.board;

import java.util.List;

/**
 * Part of a board at one moment.
 *
 * @param totalPlayers number of players on the whole board
 * @param entries best first; equal scores by player id
 * @param more whether the board has a player after the last entry
 */
public record BoardPage(long totalPlayers, List<BoardEntry> entries, boolean more) {}
