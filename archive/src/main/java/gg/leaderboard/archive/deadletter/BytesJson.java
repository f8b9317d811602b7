package gg.leaderboard.archive.deadletter;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Bytes as JSON: text if it is valid UTF-8 without U+0000, otherwise {@code {"base64":"…"}}. */
public final class BytesJson {

    private static final String BASE64 = "base64";

    private BytesJson() {}

    public static JsonNode write(byte @Nullable [] bytes) {
        if (bytes == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        String text = text(bytes);
        return text == null || text.indexOf('\0') >= 0
                ? JsonNodeFactory.instance
                        .objectNode()
                        .put(BASE64, Base64.getEncoder().encodeToString(bytes))
                : JsonNodeFactory.instance.stringNode(text);
    }

    private static @Nullable String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The bytes that {@link #write} wrote. */
    static byte[] read(JsonNode shown) {
        return shown.isString()
                ? shown.stringValue().getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(shown.path(BASE64).stringValue());
    }

    /** Decodes untrusted bytes into text for a column, at most {@code most} code points. */
    static String column(byte @Nullable [] bytes, int most) {
        String text = new String(Objects.requireNonNullElse(bytes, new byte[0]), StandardCharsets.UTF_8);
        return text.substring(0, text.offsetByCodePoints(0, Math.min(most, text.codePointCount(0, text.length()))))
                .replace('\0', '?');
    }
}
