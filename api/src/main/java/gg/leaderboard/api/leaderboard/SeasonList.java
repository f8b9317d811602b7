package gg.leaderboard.api.leaderboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The readable seasons of a board, newest first. */
record SeasonList(@JsonProperty("leaderboard_id") String leaderboardId, List<ReadableSeason> seasons) {

    /**
     * A season.
     *
     * @param number from 1
     * @param start null for the only season of a built-in board
     * @param end the first moment after the season; null if it is not known
     */
    record ReadableSeason(
            long number, @Nullable Instant start, @Nullable Instant end) {}
}
