package gg.leaderboard.api.leaderboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * A board in the current period of a window.
 *
 * @param leaderboard window and board, such as {@code daily_kills}
 * @param updatedAt when it was read
 */
record WindowLeaderboard(
        String leaderboard, @JsonProperty("updated_at") Instant updatedAt, List<RankedPlayer> players) {}
