package gg.leaderboard.web.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The events that changed a player's score on a board.
 *
 * @param beginsAt the start of the archive, if it starts later than the log; totals from before are not known then
 * @param totalEvents total number of events
 * @param events the newest first
 * @param next cursor of the next page, which the api returns outside this object; null on the last page
 */
public record History(
        @JsonProperty("leaderboard_id") String board,
        @JsonProperty("player_id") String player,
        @JsonProperty("begins_at") @Nullable Instant beginsAt,
        @JsonProperty("total_events") int totalEvents,
        List<Entry> events,

        @Schema(hidden = true) @JsonProperty(value = "next", access = JsonProperty.Access.WRITE_ONLY) @Nullable String next) {

    /** One event. */
    @Schema(name = "HistoryEntry")
    public record Entry(
            @JsonProperty("event_id") @Nullable String eventId,
            @JsonProperty("event_type") @Nullable String type,

            @Schema(description = "When it happened, by the game.") @Nullable Instant timestamp,

            @Schema(description = "When it came into the log.") @JsonProperty("log_time")
            Instant logTime,

            @Schema(description = "`late`: counted, in days or weeks that had passed when it arrived.")
            Status status,

            @Nullable Long season,

            @Schema(description = "What it gave; null where nothing was counted.") @Nullable Long amount,

            @Schema(description = "What the player then had in that season, over all time.") @Nullable Long total,

            @Schema(description = "Why it did not count, or not where one would expect.") @Nullable String reason,

            Position position) {}

    /** The processing status of an event. */
    public enum Status {
        COUNTED,
        /** Counted, but not in the days or weeks that had ended before it arrived. */
        LATE,
        DUPLICATE,
        REJECTED;

        /** The JSON form: {@code counted}. */
        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The position in the log. */
    @Schema(name = "LogPosition")
    public record Position(@JsonProperty("topic_id") String topicId, int partition, long offset) {}
}
