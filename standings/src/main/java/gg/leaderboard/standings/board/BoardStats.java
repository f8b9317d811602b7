package gg.leaderboard.standings.board;

import org.jspecify.annotations.Nullable;

/**
 * @param topScore the best, whichever way the board is ordered; null where nobody is on it
 * @param lowestScore the worst that can be read
 */
public record BoardStats(
        long totalPlayers,
        @Nullable Long topScore,
        @Nullable Long lowestScore) {}
