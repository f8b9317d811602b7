package gg.leaderboard.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.bounded.TruncatedRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.DefaultRecord;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a record that cannot be read: as it was received where that fits into the topic, otherwise shorter.
 *
 * @param topicId of the topic that {@code source} lies in
 * @param form how much of the source it holds
 */
record DeadLetterRecord(
        ConsumerRecord<byte[], byte[]> source, String topicId, InvalidEventException problem, Form form) {

    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_RULE = 200;

    /** How much a letter holds of what was received. */
    enum Form {
        WHOLE,
        /** The beginning of key and value, and the small headers. */
        SHORT,
        /** Only where it was received and what is wrong with it. */
        BARE
    }

    static DeadLetterRecord of(ConsumerRecord<byte[], byte[]> source, String topicId, InvalidEventException problem) {
        DeadLetterRecord whole = new DeadLetterRecord(source, topicId, problem, Form.WHOLE);
        return whole.size() <= Topics.MAX_DEAD_LETTER_BYTES
                ? whole
                : whole.shorter().orElseThrow();
    }

    /** A letter that takes less room; empty if there is none. */
    Optional<DeadLetterRecord> shorter() {
        return switch (form) {
            case WHOLE -> Optional.of(new DeadLetterRecord(source, topicId, problem, Form.SHORT));
            case SHORT -> Optional.of(new DeadLetterRecord(source, topicId, problem, Form.BARE));
            case BARE -> Optional.empty();
        };
    }

    ProducerRecord<byte[], byte[]> message() {
        if (form == Form.WHOLE) {
            return message(source.key(), source.value(), source.headers());
        }
        TruncatedRecord shortened = TruncatedRecord.of(source.key(), source.value(), source.headers());
        TruncatedRecord fitting = form == Form.SHORT ? shortened : shortened.withoutBytes();
        return message(fitting.key(), fitting.value(), fitting.headers());
    }

    private ProducerRecord<byte[], byte[]> message(byte @Nullable [] key, byte @Nullable [] value, Headers received) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(Topics.DEAD_LETTERS, null, key, value, received);
        header(letter, EventHeaders.REASON, cut(String.valueOf(problem.getMessage()), LONGEST_REASON));
        header(letter, EventHeaders.RULE, cut(problem.rule(), LONGEST_RULE));
        header(letter, EventHeaders.SOURCE_TOPIC, source.topic());
        header(letter, EventHeaders.SOURCE_TOPIC_ID, topicId);
        header(letter, EventHeaders.SOURCE_PARTITION, source.partition());
        header(letter, EventHeaders.SOURCE_OFFSET, source.offset());
        header(letter, EventHeaders.SOURCE_TIME, Instant.ofEpochMilli(source.timestamp()));
        return letter;
    }

    private static String cut(String text, int most) {
        return text.substring(0, text.offsetByCodePoints(0, Math.min(most, text.codePointCount(0, text.length()))));
    }

    // In place of what the source may say under this name: a reader that takes the first would be told of another
    // place.
    private static void header(ProducerRecord<byte[], byte[]> letter, String name, Object value) {
        letter.headers().remove(name).add(name, String.valueOf(value).getBytes(UTF_8));
    }

    private int size() {
        ProducerRecord<byte[], byte[]> message = message();
        return DefaultRecordBatch.RECORD_BATCH_OVERHEAD
                + DefaultRecord.sizeInBytes(
                        0,
                        0,
                        wrap(message.key()),
                        wrap(message.value()),
                        message.headers().toArray());
    }

    private static @Nullable ByteBuffer wrap(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }
}
