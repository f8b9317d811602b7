package gg.leaderboard.processor;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Where unreadable records go: key and value as received where they fit, the headers with the reason and the place. At least
 * once: after a crash the same record may be there again. A letter that was sent again and failed again says still which
 * letter it was.
 */
@Component
public class DeadLetterPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterPublisher.class);

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final Counter count;

    public DeadLetterPublisher(KafkaTemplate<byte[], byte[]> kafka, MeterRegistry meters) {
        this.kafka = kafka;
        this.count = Counter.builder("leaderboard.dead.letters")
                .description("Records that could not be read and went to " + Topics.DEAD_LETTERS)
                .register(meters);
    }

    /** Letters that are sent together. */
    public Batch batch() {
        return new Batch();
    }

    private CompletableFuture<?> send(DeadLetterRecord letter) {
        try {
            return kafka.send(letter.message());
        } catch (KafkaException | org.springframework.kafka.KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    // The topic may take less than we make it for. A letter that is refused for its size would be refused for ever.
    private void await(DeadLetterRecord letter, CompletableFuture<?> sent) {
        try {
            sent.join();
        } catch (CompletionException e) {
            Optional<DeadLetterRecord> shorter = isTooLarge(e) ? letter.shorter() : Optional.empty();
            DeadLetterRecord next = shorter.orElseThrow(() -> e);
            await(next, send(next));
        }
    }

    private static boolean isTooLarge(Throwable e) {
        return NestedExceptionUtils.getMostSpecificCause(e) instanceof RecordTooLargeException;
    }

    /** Collects letters on the way; {@link #await} until they have arrived. */
    public final class Batch {

        private final List<Runnable> underWay = new ArrayList<>();

        private String first = "";

        private Batch() {}

        /** @param topicId of the topic that {@code record} lies in */
        public void add(ConsumerRecord<byte[], byte[]> record, String topicId, InvalidEventException e) {
            if (underWay.isEmpty()) {
                first = "%s-%d@%d: %s".formatted(record.topic(), record.partition(), record.offset(), e.getMessage());
            }
            DeadLetterRecord letter = DeadLetterRecord.of(record, topicId, e);
            CompletableFuture<?> sent = send(letter);
            underWay.add(() -> DeadLetterPublisher.this.await(letter, sent));
        }

        /** Returns when Kafka has all of them; fails if it could not take one within the producer's delivery timeout. */
        public void await() {
            if (underWay.isEmpty()) {
                return;
            }
            underWay.forEach(Runnable::run);
            LOG.warn("{} unreadable, now in {}; the first is {}", underWay.size(), Topics.DEAD_LETTERS, first);
            count.increment(underWay.size());
        }
    }
}
