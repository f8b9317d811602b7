package gg.leaderboard.api.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.api.event.PlacementLookup.Placement;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The response to a score that Kafka has confirmed. */
public record ScoreAccepted(
        boolean success,
        @Schema(ref = "#/components/schemas/AcceptedScore") Data data) {

    /** @param place null while the standings do not contain the score */
    static ScoreAccepted of(ScoreSubmission submission, @Nullable Placement place) {
        String id = submission.event().id();
        return new ScoreAccepted(true, place == null ? new Accepted("accepted", id) : Counted.of(id, place));
    }

    /** What became of the score. */
    public interface Data {

        /** accepted or quarantined. */
        String status();
    }

    record Accepted(String status, @JsonProperty("event_id") String eventId) implements Data {}

    /**
     * A counted score, or one that violates a bound and does not count until a moderator accepts it.
     *
     * @param score the player's current score on the board; null for a player without one
     * @param rank null for a hidden player or one without a score, and below the last readable rank of the board
     * @param rule the bound that the score violates; null for a counted score
     */
    record Counted(
            String status,
            @JsonProperty("event_id") String eventId,
            @Nullable Long score,
            @Nullable Long rank,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String rule)
            implements Data {

        static Counted of(String eventId, Placement place) {
            String status = place.violation() == null ? "accepted" : "quarantined";
            return new Counted(status, eventId, place.score(), place.rank(), place.rule());
        }
    }
}
