package gg.leaderboard.web.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The events of a player on a board.
 *
 * @param beginsAt log time of the first archived event; null if the archive has the whole log
 * @param totalEvents number of entries on all pages
 * @param events the newest first
 * @param next cursor of the next page, which the api moves to the envelope; null on the last
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

            @Schema(description = "Event time, set by the game.") @Nullable Instant timestamp,

            @Schema(description = "When Kafka received it.") @JsonProperty("log_time")
            Instant logTime,

            @Schema(description = "`late`: counted in periods that had ended when the event arrived.")
            Status status,

            @Nullable Long season,

            @Schema(description = "Score of the event; null if it was not counted.") @Nullable Long amount,

            @Schema(description = "The player's all-time score in that season after the event.") @Nullable Long total,

            @Schema(description = "Why the event was not counted, was counted late or is flagged.") @Nullable String reason,

            @Schema(description = "The bound of the leaderboard that the score violates, such as `max_step`.") @Nullable String rule,

            @Schema(description = "What happened to a score that violates a bound: `reject`, `quarantine` or `flag`.")
            @Nullable String action,

            Position position) {}

    /** How an event was counted. */
    public enum Status {
        COUNTED,
        /** Counted, but in periods that had ended when it arrived. */
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
