package gg.leaderboard.standings.board;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The position of one player on a board.
 *
 * @param rank competition rank; null for a player below the depth of the board
 * @param totalPlayers number of players with a rank
 * @param worse number of players with a strictly worse score; 0 for a player without a rank
 * @param next the nearest better score; null for the best player, and for a player without a rank
 */
public record Standing(
        String playerId,
        long score,
        @Nullable Long rank,
        long totalPlayers,
        long worse,
        @Nullable NextRank next) {

    /**
     * The nearest better score.
     *
     * @param rank the rank of the players with {@code score}
     * @param pointsNeeded the distance to that score; positive in either sort order
     */
    public record NextRank(
            long rank,
            long score,
            @JsonProperty("points_needed") long pointsNeeded) {}
}
