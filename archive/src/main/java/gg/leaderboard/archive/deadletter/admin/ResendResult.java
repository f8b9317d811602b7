package gg.leaderboard.archive.deadletter.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import gg.leaderboard.archive.deadletter.DeadLetterId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The result of resending a dead letter, or of a dry run.
 *
 * @param eventId of the event that it becomes; null if it was refused
 * @param attempt number of the attempt, from 1; null if it was not sent
 * @param reason why it was refused or failed
 */
record ResendResult(
        DeadLetterId id,
        Status result,
        @JsonProperty("event_id") @Nullable String eventId,
        @Nullable Integer attempt,
        @Nullable String reason) {

    enum Status {
        /** A resend would be counted. */
        WOULD_COUNT,
        /** Kafka has confirmed it. */
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
