package gg.leaderboard.api.leaderboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * The global board, all time.
 *
 * @param updatedAt when it was read
 * @param totalPlayers number of players with points
 */
public record GlobalLeaderboard(
        @JsonProperty("updated_at") Instant updatedAt,
        @JsonProperty("total_players") long totalPlayers,
        @JsonProperty("top_players") List<RankedPlayer> topPlayers) {

    public static GlobalLeaderboard of(TopPlayers top, Instant readAt) {
        return new GlobalLeaderboard(readAt, top.total(), top.ranked());
    }

    /** Without the time of the read, to compare with what the caller has. */
    public GlobalLeaderboard withoutTime() {
        return new GlobalLeaderboard(Instant.EPOCH, totalPlayers, topPlayers);
    }
}
