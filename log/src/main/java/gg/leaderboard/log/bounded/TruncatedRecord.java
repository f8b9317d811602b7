package gg.leaderboard.log.bounded;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.events.EventHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.ByteUtils;
import org.jspecify.annotations.Nullable;

/**
 * The kept parts of a record that is too large: the beginning of its key and value, and its first small headers. The header
 * {@link EventHeaders#TRUNCATED} names the truncated parts; others hold the value's original size and SHA-256.
 */
public record TruncatedRecord(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {

    static final int KEY_BYTES = 1024;
    static final int VALUE_BYTES = 16 * 1024;
    static final int HEADER_NAME_BYTES = 256;
    static final int HEADER_VALUE_BYTES = 1024;
    static final int HEADERS = 32;

    private static final List<String> DESCRIPTIVE =
            List.of(EventHeaders.TRUNCATED, EventHeaders.VALUE_SIZE, EventHeaders.VALUE_SHA256);

    /** Truncates a record in memory. */
    public static TruncatedRecord of(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        try {
            Builder builder = new Builder();
            builder.key(key == null ? -1 : key.length, stream(key));
            builder.value(value == null ? -1 : value.length, stream(value));
            for (Header header : headers) {
                byte[] content = header.value();
                builder.header(
                        BytePrefix.of(header.key().getBytes(UTF_8), HEADER_NAME_BYTES),
                        content == null ? null : BytePrefix.of(content, HEADER_VALUE_BYTES));
            }
            return builder.build();
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory cannot fail", e);
        }
    }

    /**
     * Truncates a record while reading it.
     *
     * @param body the record, starting at its key
     */
    static TruncatedRecord read(InputStream body) throws IOException {
        Builder builder = new Builder();
        builder.key(ByteUtils.readVarint(body), body);
        builder.value(ByteUtils.readVarint(body), body);
        int count = ByteUtils.readVarint(body);
        for (int i = 0; i < Math.min(count, RecordLimits.MAX_HEADERS); i++) {
            BytePrefix name = BytePrefix.read(body, ByteUtils.readVarint(body), HEADER_NAME_BYTES);
            int size = ByteUtils.readVarint(body);
            builder.header(name, size < 0 ? null : BytePrefix.read(body, size, HEADER_VALUE_BYTES));
        }
        if (count > RecordLimits.MAX_HEADERS) {
            builder.truncated.add("headers");
        }
        return builder.build();
    }

    /** A placeholder for a record that could not be decompressed. */
    static TruncatedRecord unreadable() {
        Builder builder = new Builder();
        builder.truncated.add("record");
        return builder.build();
    }

    /** Only the headers that describe the truncation. */
    public TruncatedRecord withoutBytes() {
        RecordHeaders descriptive = new RecordHeaders();
        DESCRIPTIVE.stream()
                .map(headers::lastHeader)
                .filter(header -> header != null)
                .forEach(descriptive::add);
        descriptive.remove(EventHeaders.TRUNCATED).add(EventHeaders.TRUNCATED, "record".getBytes(UTF_8));
        return new TruncatedRecord(null, null, descriptive);
    }

    private static InputStream stream(byte @Nullable [] bytes) {
        return bytes == null ? InputStream.nullInputStream() : new ByteArrayInputStream(bytes);
    }

    private static final class Builder {

        private final Set<String> truncated = new TreeSet<>();
        private final RecordHeaders headers = new RecordHeaders();
        private byte @Nullable [] key;
        private byte @Nullable [] value;

        void key(int size, InputStream in) throws IOException {
            if (size >= 0) {
                BytePrefix head = BytePrefix.read(in, size, KEY_BYTES);
                key = head.bytes();
                noteIfTruncated("key", head);
            }
        }

        void value(int size, InputStream in) throws IOException {
            if (size >= 0) {
                Sha256Stream hashed = new Sha256Stream(in);
                BytePrefix head = BytePrefix.read(hashed, size, VALUE_BYTES);
                value = head.bytes();
                noteIfTruncated("value", head);
                headers.add(EventHeaders.VALUE_SIZE, String.valueOf(size).getBytes(UTF_8));
                headers.add(EventHeaders.VALUE_SHA256, hashed.hex().getBytes(UTF_8));
            }
        }

        void header(BytePrefix name, @Nullable BytePrefix content) {
            String text = new String(name.bytes(), UTF_8);
            if (DESCRIPTIVE.contains(text)) {
                return; // Senders cannot set these headers.
            }
            boolean small = name.isWhole() && (content == null || content.isWhole());
            if (small && headers.toArray().length < HEADERS) {
                headers.add(text, content == null ? null : content.bytes());
            } else {
                truncated.add("headers");
            }
        }

        private void noteIfTruncated(String part, BytePrefix head) {
            if (!head.isWhole()) {
                truncated.add(part);
            }
        }

        TruncatedRecord build() {
            headers.add(EventHeaders.TRUNCATED, String.join(",", truncated).getBytes(UTF_8));
            return new TruncatedRecord(key, value, headers);
        }
    }
}
