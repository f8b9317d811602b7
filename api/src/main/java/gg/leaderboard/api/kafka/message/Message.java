package gg.leaderboard.api.kafka.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.events.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is shown.
 *
 * @param time its log time, or the sender's time if the topic stores that
 * @param value null for a tombstone, or if it is withheld
 * @param size size of key and value in bytes
 * @param truncated whether key, value or headers are not shown completely
 * @param encoding of the value
 * @param withheld whether the value is not shown, because the topic has secrets
 */
record Message(
        int partition,
        long offset,
        Instant time,
        @Nullable String key,
        @JsonProperty("key_encoding") String keyEncoding,
        @Nullable String value,
        String encoding,
        List<ShownHeader> headers,
        long size,
        boolean truncated,
        boolean withheld) {

    static final int MOST_VALUE_BYTES = 64 * 1024;
    private static final int MOST_KEY_BYTES = 4 * 1024;
    private static final int MOST_HEADER_BYTES = 1024;
    private static final int MOST_HEADERS = 64;

    static Message of(ConsumerRecord<byte[], byte[]> record, boolean withheld) {
        ShownBytes key = ShownBytes.of(record.key(), MOST_KEY_BYTES);
        ShownBytes value = ShownBytes.of(withheld ? null : record.value(), MOST_VALUE_BYTES);
        boolean truncated = key.truncated() || value.truncated();
        List<ShownHeader> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            ShownBytes name = ShownBytes.of(header.key().getBytes(StandardCharsets.UTF_8), MOST_HEADER_BYTES);
            ShownBytes content = ShownBytes.of(header.value(), MOST_HEADER_BYTES);
            truncated |= name.truncated()
                    || content.truncated()
                    || headers.size() == MOST_HEADERS
                    || header.key().equals(EventHeaders.TRUNCATED);
            if (headers.size() < MOST_HEADERS) {
                headers.add(new ShownHeader(String.valueOf(name.shown()), content.shown(), content.encoding()));
            }
        }
        return new Message(
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(Math.max(0, record.timestamp())),
                key.shown(),
                key.encoding(),
                value.shown(),
                value.encoding(),
                headers,
                size(record),
                truncated,
                withheld);
    }

    // Of a record that was truncated while it was read, the headers name the size of the value.
    private static long size(ConsumerRecord<byte[], byte[]> record) {
        long key = Math.max(0, record.serializedKeySize());
        Header size = record.headers().lastHeader(EventHeaders.VALUE_SIZE);
        if (size != null && size.value() != null && record.headers().lastHeader(EventHeaders.TRUNCATED) != null) {
            String number = new String(size.value(), StandardCharsets.UTF_8);
            if (number.matches("[0-9]{1,18}")) {
                return key + Long.parseLong(number);
            }
        }
        return key + Math.max(0, record.serializedValueSize());
    }

    /** About the number of characters of the message in JSON, at least a half of it. */
    int shownSize() {
        int size = 256 + length(key) + length(value);
        for (ShownHeader header : headers) {
            size += 64 + length(header.name()) + length(header.value());
        }
        return size;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    /**
     * A header.
     *
     * @param value null if the header has none
     * @param encoding of the value
     */
    record ShownHeader(String name, @Nullable String value, String encoding) {}
}
