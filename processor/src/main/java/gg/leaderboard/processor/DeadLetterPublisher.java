package gg.leaderboard.processor;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.metrics.BrokenRule;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * Publishes unreadable records to the dead letter topic at least once, with the reason and the source in headers. Key and
 * value are as received unless they are too large. A resent dead letter that fails again keeps the id of the original.
 */
@Component
public class DeadLetterPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterPublisher.class);

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final Map<BrokenRule, Counter> rejected = new EnumMap<>(BrokenRule.class);

    public DeadLetterPublisher(KafkaTemplate<byte[], byte[]> kafka, MeterRegistry meters) {
        this.kafka = kafka;
        for (BrokenRule rule : BrokenRule.values()) {
            rejected.put(
                    rule,
                    Counter.builder("leaderboard.events.rejected")
                            .description("Records that became dead letters")
                            .tag("rule", rule.label())
                            .register(meters));
        }
    }

    /** Creates an empty batch. */
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

    // An existing topic may have a lower size limit than our default. Retrying a rejected letter would fail forever.
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

    /** Dead letters that are sent asynchronously; {@link #await} waits for all of them. */
    public final class Batch {

        private final List<Runnable> inFlight = new ArrayList<>();

        private final List<BrokenRule> rules = new ArrayList<>();

        private String first = "";

        private Batch() {}

        /**
         * Sends a record as a dead letter.
         *
         * @param topicId the id of the record's topic
         */
        public void add(ConsumerRecord<byte[], byte[]> record, String topicId, InvalidEventException e) {
            if (inFlight.isEmpty()) {
                first = "%s-%d@%d: %s".formatted(record.topic(), record.partition(), record.offset(), e.getMessage());
            }
            rules.add(BrokenRule.of(e.rule()));
            DeadLetterRecord letter = DeadLetterRecord.of(record, topicId, e);
            CompletableFuture<?> sent = send(letter);
            inFlight.add(() -> DeadLetterPublisher.this.await(letter, sent));
        }

        /** Waits until Kafka has acknowledged all letters; throws if one fails within the producer's delivery timeout. */
        public void await() {
            if (inFlight.isEmpty()) {
                return;
            }
            inFlight.forEach(Runnable::run);
            LOG.warn(
                    "Sent {} unreadable record(s) to {}. Correct the sender; GET /api/v1/admin/dlq lists them. The first is {}",
                    inFlight.size(),
                    Topics.DEAD_LETTERS,
                    first);
        }

        /** Adds the records to the metrics. Call it when the batch will not be read again. */
        public void count() {
            rules.forEach(rule -> Objects.requireNonNull(rejected.get(rule)).increment());
        }
    }
}
