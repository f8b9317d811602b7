package gg.leaderboard.api.legacy;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.api.leaderboard.RankedPlayer;
import gg.leaderboard.api.leaderboard.TopPlayers;
import gg.leaderboard.standings.window.Window;
import java.time.Instant;
import java.util.List;

/**
 * A board in the current period of a window.
 *
 * @param leaderboard window and board, such as {@code daily_kills}
 * @param updatedAt when it was read
 */
record WindowLeaderboard(
        String leaderboard, @JsonProperty("updated_at") Instant updatedAt, List<RankedPlayer> players) {

    static WindowLeaderboard of(Window window, String board, TopPlayers top, Instant readAt) {
        return new WindowLeaderboard(window.label() + "_" + board, readAt, top.ranked());
    }

    /** Without the time of the read, to compare with what the caller has. */
    WindowLeaderboard withoutTime() {
        return new WindowLeaderboard(leaderboard, Instant.EPOCH, players);
    }
}
