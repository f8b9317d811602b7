package gg.leaderboard.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * CloudEvents in the binary mode of their <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 * binding</a>: the value is the event's data, headers say the rest.
 */
public final class CloudEvents {

    private CloudEvents() {}

    /**
     * Writes what the headers say into {@code json}, over what that says itself. Without the headers of a CloudEvent it
     * stays as it is.
     *
     * @param header the bytes of the header of this name, null if there is none
     * @return {@code json}
     * @throws InvalidEventException naming the header, for a CloudEvent without id or source
     */
    public static ObjectNode apply(Function<String, byte @Nullable []> header, ObjectNode json) {
        if (Stream.of(EventHeaders.CE_SOURCE, EventHeaders.CE_ID, EventHeaders.CE_TYPE)
                .allMatch(name -> header.apply(name) == null)) {
            return json;
        }
        json.put("event_id", eventId(required(header, EventHeaders.CE_SOURCE), required(header, EventHeaders.CE_ID)));
        putIfPresent(json, "event_type", header, EventHeaders.CE_TYPE);
        putIfPresent(json, "timestamp", header, EventHeaders.CE_TIME);
        return json;
    }

    /**
     * One text for both, which no other pair has: ids are unique within their source only. The last {@code #} divides
     * them, for the id has none left.
     */
    static String eventId(String source, String id) {
        String both = source + "#" + id.replace("%", "%25").replace("#", "%23");
        try {
            Rules.id("event_id", both);
            return both;
        } catch (InvalidEventException e) {
            // Sources are addresses, and may be longer than an id. No readable form looks like a digest: it has a '#'.
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

    private static void putIfPresent(
            ObjectNode json, String field, Function<String, byte @Nullable []> header, String name) {
        byte[] value = header.apply(name);
        if (value != null) {
            json.put(field, text(name, value));
        }
    }

    private static String required(Function<String, byte @Nullable []> header, String name) {
        byte[] value = header.apply(name);
        if (value == null || value.length == 0) {
            throw new InvalidEventException(name, "is missing, and a CloudEvent must have it");
        }
        return text(name, value);
    }

    private static String text(String name, byte[] value) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidEventException(name, "must be UTF-8");
        }
    }
}
