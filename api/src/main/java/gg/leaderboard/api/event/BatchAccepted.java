package gg.leaderboard.api.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.api.event.PlacementLookup.Placement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The response to a batch: Kafka has confirmed the valid scores. */
record BatchAccepted(boolean success, Data data) {

    private static final String ACCEPTED = "accepted";
    private static final String QUARANTINED = "quarantined";
    private static final String REJECTED = "rejected";

    static BatchAccepted of(int received, List<Result> results) {
        boolean any = results.stream().anyMatch(r -> !r.status().equals(REJECTED));
        return new BatchAccepted(true, new Data(any ? ACCEPTED : REJECTED, received, results));
    }

    @Schema(name = "ScoreBatch")
    record Data(String status, int received, List<Result> results) {}

    /**
     * The outcome of one score.
     *
     * @param status accepted, quarantined, rejected, or unknown if Kafka has not confirmed it
     * @param score the player's score on the board after the whole batch
     * @param rule the bound of the leaderboard that the score violates, because of which it does not count
     * @param field the invalid field
     */
    @Schema(name = "ScoreResult")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            int index,
            String status,
            @JsonProperty("event_id") @Nullable String eventId,
            @Nullable Long score,
            @Nullable Long rank,
            @Nullable String rule,
            @Nullable String field,
            @Nullable String error) {

        static Result of(int index, ScoreSubmission submission, @Nullable Placement place) {
            return place == null || place.there()
                    ? accepted(index, submission, place)
                    : new Result(
                            index,
                            REJECTED,
                            submission.event().id(),
                            null,
                            null,
                            place.rule(),
                            place.violation() == null ? "leaderboard_id" : "score",
                            place.missingReason(submission));
        }

        private static Result accepted(int index, ScoreSubmission submission, @Nullable Placement place) {
            return new Result(
                    index,
                    place == null || place.violation() == null ? ACCEPTED : QUARANTINED,
                    submission.event().id(),
                    place == null ? null : place.score(),
                    place == null ? null : place.rank(),
                    place == null ? null : place.rule(),
                    null,
                    null);
        }

        static Result rejected(int index, String field, String error) {
            return new Result(index, REJECTED, null, null, null, null, field, error);
        }

        static Result unknown(int index, ScoreSubmission submission) {
            return new Result(index, "unknown", submission.event().id(), null, null, null, null, null);
        }
    }
}
