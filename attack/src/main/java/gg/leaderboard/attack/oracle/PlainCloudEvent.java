package gg.leaderboard.attack.oracle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a CloudEvent: from the headers or, if its media type requires it, from the top level of the value.
 */
final class PlainCloudEvent {

    private final Map<String, Object> said = new TreeMap<>();
    private final List<ExpectedVerdict> verdicts = new ArrayList<>();

    private PlainCloudEvent() {}

    /** Returns empty if the record is not a CloudEvent. */
    static Optional<PlainCloudEvent> read(Function<String, byte @Nullable []> header, Map<String, Object> top) {
        PlainCloudEvent event = new PlainCloudEvent();
        boolean structured = isStructured(header.apply("content-type"));
        for (String name : List.of("source", "id", "type", "time")) {
            Object value = structured ? top.get(name) : event.utf8(header.apply("ce_" + name));
            if (value != null && value != PlainJson.NULL) {
                event.said.put(name, value);
            }
        }
        boolean is = structured || event.said.keySet().stream().anyMatch(name -> !name.equals("time"));
        return is ? Optional.of(event) : Optional.empty();
    }

    private static boolean isStructured(byte @Nullable [] mediaType) {
        return mediaType != null
                && new String(mediaType, StandardCharsets.UTF_8)
                        .replaceFirst(";(?s:.*)", "")
                        .strip()
                        .equalsIgnoreCase("application/cloudevents+json");
    }

    // In a CloudEvent, a header that is not UTF-8 is refused.
    private @Nullable String utf8(byte @Nullable [] bytes) {
        try {
            return bytes == null
                    ? null
                    : StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
        } catch (CharacterCodingException e) {
            verdicts.add(ExpectedVerdict.REFUSED);
            return "";
        }
    }

    /** Returns the event fields that the CloudEvent determines. Adds a verdict on each to {@code judged}. */
    Map<String, String> fields(List<ExpectedVerdict> judged) {
        judged.addAll(verdicts);
        Map<String, String> fields = new TreeMap<>();
        if (!said.values().stream().allMatch(String.class::isInstance)) {
            judged.add(ExpectedVerdict.REFUSED);
            return fields;
        }
        String source = text("source").orElse("");
        String id = text("id").orElse("");
        judged.add(source.isEmpty() || id.isEmpty() ? ExpectedVerdict.REFUSED : ExpectedVerdict.COUNTS);
        fields.put("event_id", id(source, id, judged));
        text("type").ifPresent(type -> fields.put("event_type", type.substring(type.lastIndexOf('.') + 1)));
        text("time").ifPresent(time -> fields.put("timestamp", time));
        return fields;
    }

    private Optional<String> text(String name) {
        return PlainJson.text(said.get(name));
    }

    private static String id(String source, String id, List<ExpectedVerdict> judged) {
        String both = source + "#" + id.replace("%", "%25").replace("#", "%23");
        ExpectedVerdict asItStands = TextRules.id(both);
        if (asItStands == ExpectedVerdict.OPEN) {
            judged.add(ExpectedVerdict.OPEN);
        }
        return asItStands == ExpectedVerdict.REFUSED
                ? "sha256:" + HexFormat.of().formatHex(sha256(both))
                : both;
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
