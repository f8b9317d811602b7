package gg.leaderboard.archive.past;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.standings.board.Standing;
import gg.leaderboard.standings.board.Standing.NextRank;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The past standing of one player.
 *
 * @param rank null for a player below the readable depth of the board
 * @param worse number of ranked players with a strictly worse score
 * @param next the nearest better score; null for the best player
 */
record PastStanding(
        @JsonProperty("log_time") Instant logTime,
        @JsonProperty("player_id") String playerId,
        long score,
        @Nullable Long rank,
        @JsonProperty("total_players") long totalPlayers,
        long worse,
        @Nullable Next next) {

    static PastStanding of(BoardQuery board, Standing standing) {
        return new PastStanding(
                board.time(),
                standing.playerId(),
                standing.score(),
                standing.rank(),
                standing.totalPlayers(),
                standing.worse(),
                Next.of(standing.next()));
    }

    /** The nearest better score and its rank. */
    record Next(
            long rank,
            long score,
            @JsonProperty("points_needed") long pointsNeeded) {

        static @Nullable Next of(@Nullable NextRank next) {
            return next == null ? null : new Next(next.rank(), next.score(), next.pointsNeeded());
        }
    }
}
