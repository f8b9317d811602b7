package gg.leaderboard.producer;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A record as it will stand in the log: usually an event; on purpose also what only looks like one. */
public final class OutgoingRecord {

    private final @Nullable String playerId;
    private final @Nullable String eventId;
    private final @Nullable String eventType;
    private final @Nullable Instant time;
    // By when it is taken in.
    private final Function<Instant, byte[]> value;
    private final Supplier<String> text;

    private OutgoingRecord(GameEvent event, Function<Instant, byte[]> value, Supplier<String> text) {
        this.playerId = event.playerId();
        this.eventId = event.eventId();
        this.eventType = event.type();
        this.time = event.timestamp();
        this.value = value;
        this.text = text;
    }

    private OutgoingRecord(@Nullable String playerId, byte[] value) {
        this.playerId = playerId;
        this.eventId = null;
        this.eventType = null;
        this.time = null;
        this.value = ingestedAt -> value;
        this.text = () -> value.length + " bytes as they are";
    }

    public static OutgoingRecord of(GameEvent event) {
        return new OutgoingRecord(event, ingestedAt -> EventJson.write(event, ingestedAt), () -> EventText.of(event));
    }

    /** An event with all that {@link GameEvent} does not know of, and when it was taken in. */
    public static OutgoingRecord of(GameEvent event, byte[] json) {
        return new OutgoingRecord(event, ingestedAt -> json, () -> EventText.of(event));
    }

    /** Bytes that break a rule, as {@code what} says, where {@code event} would have been. */
    public static OutgoingRecord malformed(GameEvent event, byte[] value, String what) {
        return new OutgoingRecord(event, ingestedAt -> value, () -> "malformed on purpose: " + what);
    }

    /** Bytes as they are, valid or not: without headers. */
    public static OutgoingRecord raw(@Nullable String playerId, byte[] value) {
        return new OutgoingRecord(playerId, value);
    }

    /** When it happened, if it is known. */
    public @Nullable Instant time() {
        return time;
    }

    ProducerRecord<String, byte[]> toRecord(String topic, Instant ingestedAt) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, playerId, value.apply(ingestedAt));
        addHeader(message, EventHeaders.EVENT_ID, eventId);
        addHeader(message, EventHeaders.EVENT_TYPE, eventType);
        return message;
    }

    private static void addHeader(ProducerRecord<String, byte[]> message, String name, @Nullable String text) {
        if (text != null) {
            message.headers().add(name, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** One line for people. */
    @Override
    public String toString() {
        return text.get();
    }
}
