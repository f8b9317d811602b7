package gg.leaderboard.api.kafka.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Selects messages.
 *
 * @param key the key of the messages; null for any
 * @param text in lower case: a part of key, value, or a header's name or value; null for any
 */
record MessageFilter(byte @Nullable [] key, @Nullable String text) {

    static MessageFilter of(@Nullable String key, @Nullable String text) {
        return new MessageFilter(
                key == null ? null : key.getBytes(UTF_8), text == null ? null : text.toLowerCase(Locale.ROOT));
    }

    /** @param withheld whether the value is not shown, so it is not searched */
    boolean matches(ConsumerRecord<byte[], byte[]> record, boolean withheld) {
        return (key == null || Arrays.equals(key, record.key()))
                && (text == null
                        || contains(text, record.key())
                        || (!withheld && contains(text, record.value()))
                        || hasHeader(text, record));
    }

    private static boolean hasHeader(String text, ConsumerRecord<byte[], byte[]> record) {
        for (Header header : record.headers()) {
            if (header.key().toLowerCase(Locale.ROOT).contains(text) || contains(text, header.value())) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(String text, byte @Nullable [] bytes) {
        return bytes != null
                && new String(bytes, UTF_8).toLowerCase(Locale.ROOT).contains(text);
    }
}
