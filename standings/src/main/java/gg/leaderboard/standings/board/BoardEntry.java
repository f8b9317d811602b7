package gg.leaderboard.standings.board;

/**
 * A player on a board.
 *
 * @param rank competition rank, 1-2-2-4: one more than the number of players strictly better
 */
public record BoardEntry(long rank, String playerId, long score) {}
