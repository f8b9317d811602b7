package gg.leaderboard.standings.board;

import org.jspecify.annotations.Nullable;

/**
 * How one player stands.
 *
 * @param rank competition rank; null for a player below what can be read of the board
 * @param totalPlayers how many can be ranked
 * @param worse how many of these are strictly worse; 0 for a player without a rank
 * @param next the nearest better score; null for the best player, and for one without a rank
 */
public record Standing(
        String playerId,
        long score,
        @Nullable Long rank,
        long totalPlayers,
        long worse,
        @Nullable NextRank next) {

    /**
     * @param rank the rank of whoever has {@code score}
     * @param pointsNeeded how far it is away; positive whichever way the board is ordered
     */
    public record NextRank(long rank, long score, long pointsNeeded) {}
}
