package gg.leaderboard.api.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Kafka has confirmed the event. */
record EventAccepted(
        boolean success,
        String status,
        @JsonProperty("event_id") String eventId) {

    static EventAccepted of(OutgoingEvent event) {
        return new EventAccepted(true, "success", event.id());
    }
}
