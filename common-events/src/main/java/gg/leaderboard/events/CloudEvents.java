package gg.leaderboard.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * CloudEvents in both modes of their <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 * binding</a>. In binary mode the value holds the event's data and headers hold the attributes. In structured mode the value
 * holds both; the header {@code content-type} tells the modes apart. The event's type is the part of the CloudEvent's type
 * after the last dot.
 */
public final class CloudEvents {

    private static final String STRUCTURED = "application/cloudevents+json";
    private static final int PREFIX = "ce_".length();

    private CloudEvents() {}

    /**
     * Copies the attributes of a CloudEvent into {@code json}, where they replace fields of its data. A record without the
     * headers of a CloudEvent stays unchanged.
     *
     * @param header the bytes of the header of this name, null if there is none
     * @return {@code json}
     * @throws InvalidEventException naming the header or attribute, for a CloudEvent without id or source
     */
    public static ObjectNode apply(Function<String, byte @Nullable []> header, ObjectNode json) {
        if (isStructured(header)) {
            return complete(json, name -> name.substring(PREFIX), name -> attribute(json, name));
        }
        boolean none = Stream.of(EventHeaders.CE_SOURCE, EventHeaders.CE_ID, EventHeaders.CE_TYPE)
                .allMatch(name -> header.apply(name) == null);
        return none ? json : complete(json, name -> name, name -> text(name, header.apply(name)));
    }

    /** Whether the media type is that of structured mode. */
    public static boolean isStructured(Function<String, byte @Nullable []> header) {
        byte[] type = header.apply(EventHeaders.CONTENT_TYPE);
        return type != null && isStructured(new String(type, UTF_8));
    }

    private static boolean isStructured(String mediaType) {
        return mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(STRUCTURED);
    }

    /**
     * @param names maps a header to the attribute's name
     * @param values maps that name to the attribute's value, or null if there is none
     */
    private static ObjectNode complete(
            ObjectNode json, UnaryOperator<String> names, Function<String, @Nullable String> values) {
        String source = required(names.apply(EventHeaders.CE_SOURCE), values);
        json.put("event_id", eventId(source, required(names.apply(EventHeaders.CE_ID), values)));
        String type = values.apply(names.apply(EventHeaders.CE_TYPE));
        if (type != null) {
            json.put("event_type", type.substring(type.lastIndexOf('.') + 1));
        }
        String time = values.apply(names.apply(EventHeaders.CE_TIME));
        if (time != null) {
            json.put("timestamp", time);
        }
        return json;
    }

    /**
     * An event id that is unique to the pair, because CloudEvents ids are unique within their source only. The last
     * {@code #} separates the two: the id's own are escaped.
     */
    static String eventId(String source, String id) {
        String both = source + "#" + id.replace("%", "%25").replace("#", "%23");
        try {
            Rules.id("event_id", both);
            return both;
        } catch (InvalidEventException e) {
            // A source is a URI and may be longer than an id. The digest has no '#', so it equals no readable id.
            return "sha256:" + HexFormat.of().formatHex(sha256(both));
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private static String required(String name, Function<String, @Nullable String> values) {
        String value = values.apply(name);
        if (value == null || value.isEmpty()) {
            throw new InvalidEventException(name, "is missing, and a CloudEvent must have it");
        }
        return value;
    }

    private static @Nullable String attribute(ObjectNode json, String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new InvalidEventException(name, "must be a string", "; was " + EventFields.kind(value));
        }
        return value.stringValue();
    }

    private static @Nullable String text(String name, byte @Nullable [] value) {
        try {
            return value == null
                    ? null
                    : UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidEventException(name, "must be UTF-8");
        }
    }
}
