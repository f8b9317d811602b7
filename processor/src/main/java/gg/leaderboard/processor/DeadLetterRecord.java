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
 * The dead letter for an unreadable record. It holds the whole record if that fits into the topic, otherwise a part.
 *
 * @param topicId the id of the source's topic
 * @param form how much of the source the letter holds
 */
record DeadLetterRecord(
        ConsumerRecord<byte[], byte[]> source, String topicId, InvalidEventException problem, Form form) {

    static final int MAX_REASON_CHARACTERS = 1000;
    static final int MAX_RULE_CHARACTERS = 200;

    /** How much of the source a letter holds. */
    enum Form {
        WHOLE,
        /** The beginning of key and value, and the small headers. */
        SHORT,
        /** Only the source's position and the reason. */
        BARE
    }

    static DeadLetterRecord of(ConsumerRecord<byte[], byte[]> source, String topicId, InvalidEventException problem) {
        DeadLetterRecord whole = new DeadLetterRecord(source, topicId, problem, Form.WHOLE);
        return whole.size() <= Topics.MAX_DEAD_LETTER_BYTES
                ? whole
                : whole.shorter().orElseThrow();
    }

    /** A smaller letter; empty if this is the smallest. */
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
        header(letter, EventHeaders.REASON, cut(String.valueOf(problem.getMessage()), MAX_REASON_CHARACTERS));
        header(letter, EventHeaders.RULE, cut(problem.rule(), MAX_RULE_CHARACTERS));
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

    // Replaces headers of the source with this name: a reader that takes the first one would see a wrong value.
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
