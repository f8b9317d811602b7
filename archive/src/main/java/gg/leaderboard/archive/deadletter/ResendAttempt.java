package gg.leaderboard.archive.deadletter;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The resend attempt that a record's headers claim. Any sender can write them, so the claim holds only if the archive sent this
 * event in this attempt. Otherwise the record is like any other.
 *
 * @param attempt from 1
 * @param eventId of the event in the record
 */
public record ResendAttempt(DeadLetterId letter, int attempt, String eventId) {

    /** The claim of a record's headers; empty if they name no dead letter and attempt. */
    public static Optional<ResendAttempt> of(Headers headers, String eventId) {
        return text(headers, EventHeaders.LETTER)
                .flatMap(DeadLetterId::of)
                .flatMap(letter -> text(headers, EventHeaders.ATTEMPT)
                        .filter(attempt -> attempt.matches("[1-9][0-9]{0,6}"))
                        .map(attempt -> new ResendAttempt(letter, Integer.parseInt(attempt), eventId)));
    }

    /** As {@link #of(Headers, String)}, of an invalid record. */
    static Optional<ResendAttempt> of(Headers headers, byte @Nullable [] value) {
        return eventId(value).flatMap(id -> of(headers, id));
    }

    private static Optional<String> eventId(byte @Nullable [] value) {
        try {
            Optional<String> id = EventJson.text(EventJson.parse(value), "event_id");
            id.ifPresent(text -> Rules.id("event_id", text));
            return id;
        } catch (InvalidEventException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }
}
