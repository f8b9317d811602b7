package gg.leaderboard.api.event;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.web.security.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A well-formed score.
 *
 * @param sent the score as the caller sent it
 * @param claim the claim of the id for this score; null if the caller has not set an id
 */
public record ScoreSubmission(
        OutgoingEvent event,
        ScoreSubmitted score,
        ObjectNode sent,
        @Nullable IdempotencyKey claim) {

    private static final String ID = "event_id";
    private static final String TYPE = "event_type";

    /**
     * Parses a score.
     *
     * @param id the event's id if the score has none
     * @param caller the sender
     * @throws InvalidEventException naming the invalid field
     */
    static ScoreSubmission of(ObjectNode sent, String id, Caller caller, Instant now) {
        ObjectNode json = sent.deepCopy();
        checkType(json);
        json.put(TYPE, ScoreSubmitted.TYPE);
        boolean chosen = EventJson.has(json, ID);
        if (!chosen) {
            json.put(ID, id);
        }
        OutgoingEvent event = OutgoingEvent.of(json, caller, now);
        ScoreSubmitted score = (ScoreSubmitted) event.event();
        return new ScoreSubmission(event, score, sent, chosen ? IdempotencyCheck.keyOf(score.eventId(), sent) : null);
    }

    private static void checkType(ObjectNode json) {
        JsonNode type = json.path(TYPE);
        if (!type.isMissingNode() && !type.asString("").equals(ScoreSubmitted.TYPE)) {
            throw new InvalidEventException(
                    TYPE, "must be " + ScoreSubmitted.TYPE + " or absent; was " + Rules.excerpt(type.toString()));
        }
    }

    String board() {
        return score.leaderboardId();
    }

    String player() {
        return score.playerId();
    }
}
