package gg.leaderboard.processor.deadletter;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Where unreadable records go: key and value as received, the headers with the reason and the place. At least once: after a
 * crash the same record may be there again. A letter that was sent again and failed again says still which letter it was.
 */
@Component
public class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final Counter count;

    public DeadLetters(KafkaTemplate<byte[], byte[]> kafka, MeterRegistry meters) {
        this.kafka = kafka;
        this.count = Counter.builder("leaderboard.dead.letters")
                .description("Records that could not be read and went to " + Topics.DEAD_LETTERS)
                .register(meters);
    }

    /** Letters that are sent together. */
    public Batch batch() {
        return new Batch();
    }

    private ProducerRecord<byte[], byte[]> letter(
            ConsumerRecord<byte[], byte[]> source, String topicId, InvalidEventException e) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(Topics.DEAD_LETTERS, null, source.key(), source.value(), source.headers());
        header(letter, EventHeaders.REASON, e.getMessage());
        header(letter, EventHeaders.RULE, e.rule());
        header(letter, EventHeaders.SOURCE_TOPIC, source.topic());
        header(letter, EventHeaders.SOURCE_TOPIC_ID, topicId);
        header(letter, EventHeaders.SOURCE_PARTITION, source.partition());
        header(letter, EventHeaders.SOURCE_OFFSET, source.offset());
        header(letter, EventHeaders.SOURCE_TIME, Instant.ofEpochMilli(source.timestamp()));
        return letter;
    }

    // In place of what the source may say under this name: a reader that takes the first would be told of another
    // place.
    private static void header(ProducerRecord<byte[], byte[]> letter, String name, Object value) {
        letter.headers().remove(name).add(name, String.valueOf(value).getBytes(StandardCharsets.UTF_8));
    }

    /** Collects letters on the way; {@link #await} until they have arrived. */
    public final class Batch {

        private final List<CompletableFuture<?>> sent = new ArrayList<>();

        private String first = "";

        private Batch() {}

        /** @param topicId of the topic that {@code record} lies in */
        public void add(ConsumerRecord<byte[], byte[]> record, String topicId, InvalidEventException e) {
            if (sent.isEmpty()) {
                first = "%s-%d@%d: %s".formatted(record.topic(), record.partition(), record.offset(), e.getMessage());
            }
            sent.add(kafka.send(letter(record, topicId, e)));
        }

        /** Returns when Kafka has all of them; fails if it could not take one within the producer's delivery timeout. */
        public void await() {
            if (sent.isEmpty()) {
                return;
            }
            sent.forEach(CompletableFuture::join);
            LOG.warn("{} unreadable, now in {}; the first is {}", sent.size(), Topics.DEAD_LETTERS, first);
            count.increment(sent.size());
        }
    }
}
