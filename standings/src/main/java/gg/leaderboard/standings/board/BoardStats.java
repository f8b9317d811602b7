package gg.leaderboard.standings.board;

import org.jspecify.annotations.Nullable;

/**
 * The size of a board, and its best and worst score.
 *
 * @param topScore the best score in the board's sort order; null if the board is empty
 * @param lowestScore the worst score within the depth of the board
 */
public record BoardStats(
        long totalPlayers,
        @Nullable Long topScore,
        @Nullable Long lowestScore) {}
