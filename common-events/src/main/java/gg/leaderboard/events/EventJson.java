package gg.leaderboard.events;

import gg.leaderboard.events.GameEvent.ModerationEvent;
import gg.leaderboard.events.GameEvent.OtherEvent;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes events as JSON: flat, UTF-8, snake_case. Unknown fields are allowed. Thread-safe. */
public final class EventJson {

    /** When an event was received, by the clock of the service that wrote it to the log. Informational: no count uses it. */
    public static final String INGESTED_AT = "ingested_at";

    /** The beginning of the ids of decisions on reviews. No other event may have such an id. */
    public static final String REVIEW_ID = "review:";

    static final String LEADERBOARD = "leaderboard_id";
    static final String LEADERBOARDS = "leaderboard_ids";
    static final String ACHIEVEMENT_NAME = "achievement_name";
    static final String ACHIEVEMENT_RARITY = "achievement_rarity";

    // Enough for a thousand scores with some hundred values each. Without a limit, a few megabytes of empty objects
    // would take a hundred times as much memory once parsed.
    private static final int MOST_TOKENS = 500_000;

    // Unknown fields are kept, so their numbers must keep every digit.
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // Readers differ in which of two values they take: a proxy that checks the first would let the second pass.
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private EventJson() {}

    /** The types that have their own rules. An event of any other type is an {@link OtherEvent}. */
    public static Set<String> types() {
        return EventReaders.types();
    }

    /**
     * Reads one event in the form it has in the log.
     *
     * @param receivedAt log time, or the current time for an event that is not logged yet; the default of its timestamp
     * @param idIfMissing supplies the event's id if it has none
     * @throws InvalidEventException naming the field, if the event breaks a rule
     */
    public static GameEvent read(byte @Nullable [] json, Instant receivedAt, Supplier<String> idIfMissing) {
        return read(parse(json), receivedAt, idIfMissing);
    }

    /** As {@link #read(byte[], Instant, Supplier)}, from parsed JSON. */
    public static GameEvent read(ObjectNode json, Instant receivedAt, Supplier<String> idIfMissing) {
        EventFields fields = new EventFields(json);
        String type = fields.text("event_type");
        EventInfo info = new EventInfo(
                fields.optionalText("event_id", idIfMissing),
                fields.time("timestamp", receivedAt),
                fields.text("player_id"),
                fields.optionalText("player_name"),
                fields.optionalText("game_id"));
        Rules.notInFuture(info.timestamp(), receivedAt);
        GameEvent event = EventReaders.read(type, info, fields, receivedAt);
        // Otherwise a sender could use the id of a decision, which would then not count.
        if (event.eventId().startsWith(REVIEW_ID) && !(event instanceof ModerationEvent)) {
            throw new InvalidEventException("event_id", "must not begin with " + REVIEW_ID);
        }
        return event;
    }

    /**
     * Parses a record without validating its fields.
     *
     * @throws InvalidEventException if it is missing, larger than {@link Rules#MAX_BYTES}, or not a JSON object
     */
    public static ObjectNode parse(byte @Nullable [] json) {
        if (json == null) {
            throw new InvalidEventException("event", "has no value");
        }
        requireFits(json);
        return parse("event", json);
    }

    /**
     * Checks the size of an event.
     *
     * @throws InvalidEventException if {@code json} is larger than {@link Rules#MAX_BYTES}
     */
    public static void requireFits(byte[] json) {
        if (json.length > Rules.MAX_BYTES) {
            throw new InvalidEventException(
                    "event", "must have at most " + Rules.MAX_BYTES + " bytes", "; had " + json.length);
        }
    }

    /**
     * Parses JSON of any size with the settings for events: numbers keep every digit.
     *
     * @param what the name used in error messages
     * @throws InvalidEventException if it is not a JSON object
     */
    public static ObjectNode parse(String what, byte[] json) {
        try {
            ObjectNode object = object(what, MAPPER.readTree(json));
            requireUtf8(what, json);
            return object;
        } catch (MismatchedInputException e) {
            throw mismatched(what, e);
        } catch (StreamConstraintsException e) {
            throw new InvalidEventException(
                    what,
                    "holds more than can be read",
                    ": its nesting depth, a value or the number of values is too large");
        } catch (JacksonException e) {
            throw new InvalidEventException(
                    what, "is not JSON", where(e) + (e.getOriginalMessage().contains("UTF-8") ? ": not UTF-8" : ""));
        } catch (NumberFormatException e) {
            throw new InvalidEventException(what, "holds a number whose exponent is out of range");
        }
    }

    // Jackson also accepts some invalid UTF-8, such as overlong sequences, and UTF-16 and UTF-32. The latter two
    // contain zero bytes, which JSON in UTF-8 never does.
    private static void requireUtf8(String what, byte[] json) {
        for (byte each : json) {
            if (each == 0) {
                throw new InvalidEventException(what, "is not JSON", ": not UTF-8, but with bytes of zero");
            }
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(json);
        CharBuffer some = CharBuffer.allocate(Math.min(json.length, 8192));
        CoderResult result;
        do {
            some.clear();
            result = decoder.decode(bytes, some, true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw new InvalidEventException(what, "is not JSON", ": not UTF-8 from byte " + bytes.position() + " on");
        }
    }

    // Reading a tree fails with this exception for two reasons only: a duplicate key, or text after the JSON.
    private static InvalidEventException mismatched(String what, MismatchedInputException e) {
        return duplicateKey(e)
                .map(key -> new InvalidEventException(
                        what, "may not have a key twice in one object", "; has " + Rules.quote(key) + " twice"))
                .orElseGet(() -> new InvalidEventException(what, "is not JSON", where(e) + ": more follows its end"));
    }

    private static Optional<String> duplicateKey(MismatchedInputException e) {
        return e.getOriginalMessage().startsWith("Duplicate property") && e.processor() instanceof JsonParser parser
                ? Optional.of(parser.streamReadContext().pathAsPointer().last().getMatchingProperty())
                : Optional.empty();
    }

    /**
     * Returns {@code json} as an object.
     *
     * @throws InvalidEventException if it is not an object
     */
    public static ObjectNode object(String what, JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            throw new InvalidEventException(what, "must be a JSON object", "; was " + EventFields.kind(json));
        }
        return object;
    }

    private static String where(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** Whether {@code json} has a value for {@code field}, at the top or in a nested {@code data} object. */
    public static boolean has(ObjectNode json, String field) {
        return new EventFields(json).has(field);
    }

    /** The string in {@code field}, at the top or in a nested {@code data} object; empty if there is none. */
    public static Optional<String> text(ObjectNode json, String field) {
        return new EventFields(json).anyText(field);
    }

    /** Adds a field unless {@code json} already has a value for it, at the top or in a nested {@code data} object. */
    public static void putIfMissing(ObjectNode json, String field, String value) {
        if (!has(json, field)) {
            json.put(field, value);
        }
    }

    /** Serializes {@code event}; {@link #read} returns an equal event. */
    public static byte[] write(GameEvent event) {
        return write(EventJsonWriter.of(event));
    }

    /** As {@link #write(GameEvent)}, with {@link #INGESTED_AT}. */
    public static byte[] write(GameEvent event, Instant ingestedAt) {
        return write(EventJsonWriter.of(event).put(INGESTED_AT, ingestedAt.toString()));
    }

    /** Serializes {@code json}. */
    public static byte[] write(ObjectNode json) {
        return MAPPER.writeValueAsBytes(json);
    }
}
