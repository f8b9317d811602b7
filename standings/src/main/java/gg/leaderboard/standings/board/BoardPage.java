package gg.leaderboard.standings.board;

import java.util.List;

/**
 * Part of a board, as it was at one moment.
 *
 * @param totalPlayers how many players the whole board has
 * @param entries best first; equal scores by player id
 */
public record BoardPage(long totalPlayers, List<BoardEntry> entries) {}
