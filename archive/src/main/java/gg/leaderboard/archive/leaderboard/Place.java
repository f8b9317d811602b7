package gg.leaderboard.archive.leaderboard;

/**
 * Where a player stands.
 *
 * @param rank 1 + the number of players strictly better: equal scores share it
 */
public record Place(long rank, String player, long score) {}
