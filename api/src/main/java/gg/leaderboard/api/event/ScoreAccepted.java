package gg.leaderboard.api.event;

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
        return new ScoreAccepted(true, place == null ? new Accepted("accepted", id) : new Counted(id, place));
    }

    interface Data {}

    record Accepted(String status, @JsonProperty("event_id") String eventId) implements Data {}

    /**
     * @param score the player's current score on the board
     * @param rank null for a hidden player, and below the last readable rank of the board
     */
    record Counted(
            String status,
            @JsonProperty("event_id") String eventId,
            @Nullable Long score,
            @Nullable Long rank) implements Data {
        Counted(String eventId, Placement place) {
            this("accepted", eventId, place.score(), place.rank());
        }
    }
}
