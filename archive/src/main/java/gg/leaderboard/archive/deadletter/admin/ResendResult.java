package gg.leaderboard.archive.deadletter.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import gg.leaderboard.archive.deadletter.DeadLetterId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came of sending a letter again, or would.
 *
 * @param eventId of the event that it becomes; null if it becomes none
 * @param attempt how often it has been sent by then; null if it was not
 * @param reason why it was refused, or has failed
 */
record ResendResult(
        DeadLetterId id,
        Status result,
        @JsonProperty("event_id") @Nullable String eventId,
        @Nullable Integer attempt,
        @Nullable String reason) {

    enum Status {
        /** It would be counted if it were sent. */
        WOULD_COUNT,
        /** Kafka has it. */
        SENT,
        /** It would not be counted, or may not be sent. */
        REFUSED,
        /** Kafka has not confirmed it. */
        FAILED;

        /** As in JSON: {@code would_count}. */
        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ResendResult wouldCount(ResentEvent event) {
        return new ResendResult(
                event.letter(), Status.WOULD_COUNT, event.event().eventId(), null, null);
    }

    static ResendResult sent(ResentEvent event, int attempt) {
        return new ResendResult(event.letter(), Status.SENT, event.event().eventId(), attempt, null);
    }

    static ResendResult failed(ResentEvent event, String reason) {
        return new ResendResult(event.letter(), Status.FAILED, event.event().eventId(), null, reason);
    }

    static ResendResult refused(DeadLetterId id, String reason) {
        return new ResendResult(id, Status.REFUSED, null, null, reason);
    }
}
