package gg.leaderboard.web.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A score that violates a bound of its leaderboard, for a moderator.
 *
 * @param action quarantine or flag
 * @param status open, accepted or rejected
 * @param reason of the decision
 * @param decidedAt log time of the decision; null for an open review
 */
public record Review(
        @JsonProperty("event_id") String eventId,
        @JsonProperty("player_id") String playerId,
        @JsonProperty("leaderboard_id") String leaderboardId,
        long score,

        @Schema(description = "The bound that the score violates, such as `max_step`.")
        String rule,

        @Schema(description = "`quarantine`: the score counts if it is accepted. `flag`: it counts already.")
        String action,

        Instant timestamp,

        @JsonProperty("log_time") Instant logTime,

        String status,

        @Nullable String reason,

        @JsonProperty("decided_at") @Nullable Instant decidedAt) {

    /** The status of a review without a decision. */
    public static final String OPEN = "open";

    /** Whether a moderator has decided. */
    public boolean isDecided() {
        return !status.equals(OPEN);
    }

    /** Whether the score counts only if it is accepted. */
    public boolean isQuarantined() {
        return action.equals("quarantine");
    }
}
