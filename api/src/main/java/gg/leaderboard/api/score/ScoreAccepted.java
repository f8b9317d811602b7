package gg.leaderboard.api.score;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.api.score.Places.Place;
import org.jspecify.annotations.Nullable;

/** Kafka has a score. */
record ScoreAccepted(boolean success, Data data) {

    /** @param place null while the standings do not contain the score */
    static ScoreAccepted of(Submission submission, @Nullable Place place) {
        String id = submission.event().id();
        return new ScoreAccepted(true, place == null ? new Accepted("accepted", id) : new Counted(id, place));
    }

    sealed interface Data {}

    record Accepted(String status, @JsonProperty("event_id") String eventId) implements Data {}

    /**
     * @param score the player's on this board now
     * @param rank null for a player who is hidden, or below what can be read of the board
     */
    record Counted(
            String status,
            @JsonProperty("event_id") String eventId,
            @Nullable Long score,
            @Nullable Long rank) implements Data {
        Counted(String eventId, Place place) {
            this("accepted", eventId, place.score(), place.rank());
        }
    }
}
