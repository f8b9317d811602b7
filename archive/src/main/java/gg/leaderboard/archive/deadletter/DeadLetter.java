package gg.leaderboard.archive.deadletter;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.log.inlet.Inlets;
import gg.leaderboard.standings.LogPartition;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record of the dead letter topic. Its headers are untrusted: values that do not have the processor's format are replaced by the
 * record's own position and time.
 *
 * @param ownId position of the record in the dead letter topic
 * @param resend the resend attempt that its headers claim; null without a claim
 * @param source position where the headers say it was received
 * @param logTime time when it was received there
 * @param deadTime time when it became a dead letter
 * @param headers those of {@link #KEPT} that it has
 * @param rule the violated rule; the same text for all records that violate it
 * @param players players that it may be about, or names
 */
record DeadLetter(
        DeadLetterId ownId,
        @Nullable ResendAttempt resend,
        DeadLetterId source,
        String topic,
        Instant logTime,
        Instant deadTime,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Map<String, byte[]> headers,
        String rule,
        String reason,
        Set<String> players) {

    /** The headers that describe the event, or what was truncated. */
    private static final List<String> KEPT = List.of(
            EventHeaders.EVENT_ID,
            EventHeaders.EVENT_TYPE,
            EventHeaders.CE_SOURCE,
            EventHeaders.CE_ID,
            EventHeaders.CE_TYPE,
            EventHeaders.CE_TIME,
            EventHeaders.CONTENT_TYPE,
            EventHeaders.TRUNCATED,
            EventHeaders.VALUE_SIZE,
            EventHeaders.VALUE_SHA256);

    private static final int MAX_REASON_LENGTH = 1000;
    private static final int MAX_RULE_LENGTH = 200;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * @param partition partition of {@code record} in the dead letter topic
     * @param inlets mappings of other topics, to find players in their records
     */
    static DeadLetter of(LogPartition partition, ConsumerRecord<byte[], byte[]> record, Inlets inlets) {
        Headers headers = new Headers(record);
        Instant deadTime = Instant.ofEpochMilli(record.timestamp());
        Optional<DeadLetterId> source = headers.source();
        DeadLetterId ownId = new DeadLetterId(partition, record.offset());
        String topic = source.isEmpty()
                ? record.topic()
                : headers.column(EventHeaders.SOURCE_TOPIC, MAX_RULE_LENGTH).orElse(record.topic());
        String reason = headers.column(EventHeaders.REASON, MAX_REASON_LENGTH).orElse("not said");
        return new DeadLetter(
                ownId,
                ResendAttempt.of(record.headers(), record.value()).orElse(null),
                source.orElse(ownId),
                topic,
                // Never later than deadTime: an erasure deletes dead letters with an earlier log time.
                headers.time().filter(deadTime::isAfter).orElse(deadTime),
                deadTime,
                record.key(),
                record.value(),
                headers.kept(),
                headers.column(EventHeaders.RULE, MAX_RULE_LENGTH).orElseGet(() -> firstWord(reason)),
                reason,
                MentionedPlayers.namedIn(record.key(), record.value(), inlets.mapping(topic)));
    }

    // Usually the invalid field, for a record without a rule header.
    private static String firstWord(String reason) {
        String word = reason.split("\\s", 2)[0];
        return word.substring(
                0, word.offsetByCodePoints(0, Math.min(MAX_RULE_LENGTH, word.codePointCount(0, word.length()))));
    }

    private record Headers(ConsumerRecord<byte[], byte[]> record) {

        Optional<byte[]> bytes(String name) {
            return Optional.ofNullable(record.headers().lastHeader(name)).map(Header::value);
        }

        Optional<String> text(String name) {
            return bytes(name).map(value -> new String(value, StandardCharsets.UTF_8));
        }

        Optional<String> column(String name, int most) {
            return bytes(name).map(value -> BytesJson.column(value, most)).filter(text -> !text.isBlank());
        }

        Optional<DeadLetterId> source() {
            return text(EventHeaders.SOURCE_TOPIC_ID)
                    .flatMap(topic -> text(EventHeaders.SOURCE_PARTITION)
                            .flatMap(partition -> text(EventHeaders.SOURCE_OFFSET)
                                    .flatMap(offset -> DeadLetterId.of(topic + ":" + partition + ":" + offset))));
        }

        Optional<Instant> time() {
            return text(EventHeaders.SOURCE_TIME)
                    .map(Headers::instant)
                    .filter(time -> !time.isBefore(Instant.EPOCH) && time.isBefore(LATEST));
        }

        private static Instant instant(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                return Instant.MAX;
            }
        }

        Map<String, byte[]> kept() {
            Map<String, byte[]> kept = new HashMap<>();
            KEPT.forEach(name -> bytes(name).ifPresent(value -> kept.put(name, value)));
            return kept;
        }
    }
}
