package gg.leaderboard.web.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.standings.board.Standing.NextRank;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The past standing of one player.
 *
 * @param logTime moment of this standing, in log time
 * @param rank null for a player below the readable depth of the board
 * @param worse number of ranked players with a strictly worse score
 * @param next the nearest better score; null for the best player
 */
public record PastStanding(
        @JsonProperty("log_time") Instant logTime,
        @JsonProperty("player_id") String playerId,
        long score,
        @Nullable Long rank,
        @JsonProperty("total_players") long totalPlayers,
        long worse,
        @Nullable NextRank next) {}
