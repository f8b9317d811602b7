package gg.leaderboard.api.leaderboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The seasons of a board that can be read, the newest first. */
record SeasonList(@JsonProperty("leaderboard_id") String leaderboardId, List<ReadableSeason> seasons) {

    /**
     * A season.
     *
     * @param number from 1
     * @param start null for the only season of a board that is always there
     * @param end the first moment after it; null while none is known
     */
    record ReadableSeason(
            long number, @Nullable Instant start, @Nullable Instant end) {}
}
