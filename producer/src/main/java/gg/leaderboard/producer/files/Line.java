package gg.leaderboard.producer.files;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One line of a file.
 *
 * @param number counted from 1
 * @param bytes without the line's end
 * @param isWhole false if the line was longer than {@value LineSplitter#MAX_BYTES} bytes and was truncated
 * @param firstOfFile the first line of the file
 */
public record Line(long number, byte[] bytes, boolean isWhole, byte[] firstOfFile) {

    private static final char REPLACEMENT = '\uFFFD';

    /**
     * The line as UTF-8, or as Latin-1, as old servers write, if none of its non-ASCII characters is valid UTF-8. A name that
     * was cut within a character ends with a replacement character.
     */
    public String text() {
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean isLatin1 = text.indexOf(REPLACEMENT) >= 0 && text.chars().allMatch(c -> c < 0x80 || c == REPLACEMENT);
        return isLatin1 ? new String(bytes, StandardCharsets.ISO_8859_1) : text;
    }

    /**
     * The id for this line's event of {@code type}: a UUID derived from the file's first line, this line's number and text, and
     * the type. It is the same for every copy of the file, and does not change as the file grows.
     */
    public String eventId(String type) {
        byte[] kind = type.getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.allocate(firstOfFile.length + bytes.length + kind.length + Long.BYTES + 2);
        all.put(firstOfFile)
                .put((byte) '\n')
                .putLong(number)
                .put(bytes)
                .put((byte) '\n')
                .put(kind);
        return UUID.nameUUIDFromBytes(all.array()).toString();
    }
}
