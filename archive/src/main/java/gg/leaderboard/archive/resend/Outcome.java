package gg.leaderboard.archive.resend;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import gg.leaderboard.archive.deadletter.LetterId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came of sending a letter again, or would.
 *
 * @param eventId of the event that it becomes; null if it becomes none
 * @param attempt how often it has been sent by then; null if it was not
 * @param reason why it was refused, or has failed
 */
record Outcome(
        LetterId id,
        Result result,
        @JsonProperty("event_id") @Nullable String eventId,
        @Nullable Integer attempt,
        @Nullable String reason) {

    enum Result {
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

    static Outcome wouldCount(ResentEvent event) {
        return new Outcome(event.letter(), Result.WOULD_COUNT, event.event().eventId(), null, null);
    }

    static Outcome sent(ResentEvent event, int attempt) {
        return new Outcome(event.letter(), Result.SENT, event.event().eventId(), attempt, null);
    }

    static Outcome failed(ResentEvent event, String reason) {
        return new Outcome(event.letter(), Result.FAILED, event.event().eventId(), null, reason);
    }

    static Outcome refused(LetterId id, String reason) {
        return new Outcome(id, Result.REFUSED, null, null, reason);
    }
}
