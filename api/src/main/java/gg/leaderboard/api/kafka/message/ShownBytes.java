package gg.leaderboard.api.kafka.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a record as they are shown: as text if they are text, otherwise in Base64. Control characters other than tab and
 * line breaks are no text, so the JSON of a text has at most twice its bytes.
 *
 * @param shown null if there are no bytes
 * @param encoding {@code text} or {@code base64}
 * @param truncated whether bytes are missing at the end
 * @param size number of shown bytes
 */
record ShownBytes(@Nullable String shown, String encoding, boolean truncated, int size) {

    private static final String TEXT = "text";
    private static final ShownBytes NONE = new ShownBytes(null, TEXT, false, 0);

    /** @param most most bytes that are shown */
    static ShownBytes of(byte @Nullable [] bytes, int most) {
        if (bytes == null) {
            return NONE;
        }
        boolean truncated = bytes.length > most;
        byte[] whole = truncated ? Arrays.copyOf(bytes, endOfCharacter(bytes, most)) : bytes;
        String text = text(whole);
        if (text != null) {
            return new ShownBytes(text, TEXT, truncated, whole.length);
        }
        byte[] head = truncated ? Arrays.copyOf(bytes, most) : bytes;
        return new ShownBytes(Base64.getEncoder().encodeToString(head), "base64", truncated, head.length);
    }

    // The byte after the end must not continue a character.
    private static int endOfCharacter(byte[] bytes, int most) {
        int end = most;
        while (end > most - 3 && end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return end;
    }

    private static @Nullable String text(byte[] bytes) {
        for (byte each : bytes) {
            if (each >= 0 && each < ' ' && each != '\t' && each != '\n' && each != '\r') {
                return null;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
