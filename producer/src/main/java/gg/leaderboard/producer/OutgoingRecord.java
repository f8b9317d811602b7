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

/** A record to send: an event, or bytes that may be invalid on purpose. */
public final class OutgoingRecord {

    private final @Nullable String playerId;
    private final @Nullable String eventId;
    private final @Nullable String eventType;
    private final @Nullable Instant time;
    // Maps the time of ingestion to the value.
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
        this.text = () -> value.length + " bytes, not validated";
    }

    public static OutgoingRecord of(GameEvent event) {
        return new OutgoingRecord(event, ingestedAt -> EventJson.write(event, ingestedAt), () -> EventText.of(event));
    }

    /**
     * An event with its original JSON.
     *
     * @param json the event's JSON, with unknown fields and the time of ingestion
     */
    public static OutgoingRecord of(GameEvent event, byte[] json) {
        return new OutgoingRecord(event, ingestedAt -> json, () -> EventText.of(event));
    }

    /**
     * An invalid record in place of {@code event}.
     *
     * @param what describes what is invalid
     */
    public static OutgoingRecord malformed(GameEvent event, byte[] value, String what) {
        return new OutgoingRecord(event, ingestedAt -> value, () -> "malformed on purpose: " + what);
    }

    /** Bytes without validation and headers. */
    public static OutgoingRecord raw(@Nullable String playerId, byte[] value) {
        return new OutgoingRecord(playerId, value);
    }

    /** When the event happened; null if unknown. */
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

    @Override
    public String toString() {
        return text.get();
    }
}
