package gg.leaderboard.events;

import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** A score as {@link Topics#LEADERBOARD_SCORES} takes it, which needs no id, type or time. */
public final class BareScore {

    private BareScore() {}

    /**
     * Makes an event of a score by adding to {@code json} what it does not say itself.
     *
     * @param id the same whenever this is done to the same score
     * @param logTime when it was received
     */
    public static void complete(ObjectNode json, String id, Instant logTime) {
        json.put("event_type", ScoreSubmitted.TYPE);
        putIfMissing(json, "event_id", id);
        putIfMissing(json, "timestamp", logTime.toString());
    }

    private static void putIfMissing(ObjectNode json, String field, String value) {
        if (!EventJson.has(json, field)) {
            json.put(field, value);
        }
    }
}
