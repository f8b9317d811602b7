package gg.leaderboard.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The values of a compacted topic by key, for a topic of one partition whose values fit into memory. Single values are written
 * without a transaction, so a value must not depend on those of other keys. Thread-safe.
 *
 * @param <V> the type of a value
 */
public final class CompactedTopic<V> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CompactedTopic.class);

    // Readers wait for open transactions, so one whose writer died must be aborted soon.
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration TIME_TO_ABORT = Duration.ofMillis(500);

    private final TopicPartition partition;
    private final Map<String, Object> kafka;
    private final Duration timeout;
    private final FoldedTopic content;
    private final Fold<V> fold;
    private final Map<String, V> values = new HashMap<>();
    private Map<String, V> known = Map.of();

    /**
     * Does not connect to Kafka yet.
     *
     * @param topic one of the project's topics
     * @param kafka settings of Kafka's clients
     * @param timeout the limit for a read, and for a write
     */
    public CompactedTopic(
            String topic, Map<String, Object> kafka, Duration timeout, RegionProperties region, Fold<V> fold) {
        this.partition = new TopicPartition(topic, 0);
        this.kafka = Map.copyOf(kafka);
        this.timeout = timeout;
        this.content = new FoldedTopic(topic, kafka, timeout, region, this::reset, this::add);
        this.fold = fold;
    }

    /**
     * Reads everything that was appended before this call. Costs one round trip if that is nothing.
     *
     * @return all values by key; the same object as before if nothing was appended
     * @throws KafkaException if Kafka is unavailable for longer than the timeout
     */
    public synchronized Map<String, V> catchUp() {
        if (content.catchUp()) {
            known = Map.copyOf(values);
        }
        return known;
    }

    private void reset() {
        values.clear();
        known = Map.of();
    }

    /**
     * Appends a value, and waits until Kafka has stored it. {@link #catchUp} creates the topic; this does not.
     *
     * @param value null to remove the key
     * @throws KafkaException if Kafka has not confirmed the write within the timeout; it may still be made
     */
    public void append(String key, byte @Nullable [] value) {
        // Values are rarely written, so no producer waits for the next one.
        Producer<byte[], byte[]> producer = producer(timeout, Map.of());
        try {
            KafkaFutures.await(producer.send(record(key, value)), timeout);
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    /**
     * Appends values to a topic that has none, in one transaction. If several processes do this at the same time, only one
     * succeeds.
     *
     * @param limit the limit for each step of the transaction
     * @return false if the topic has a value; then nothing was appended
     * @throws KafkaException if Kafka has not confirmed the transaction in time; it may still be made
     */
    public boolean fill(Map<String, byte[]> contents, Duration limit) {
        Producer<byte[], byte[]> producer = producer(
                limit,
                Map.of(
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        partition.topic() + "-fill",
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        (int) TRANSACTION_TIMEOUT.toMillis()));
        try {
            // Fences the others first: none of them can fill the topic after it was found empty.
            producer.initTransactions();
            if (!catchUp().isEmpty()) {
                return false;
            }
            producer.beginTransaction();
            contents.forEach((key, value) -> {
                // The commit fails if a record was not stored.
                var unused = producer.send(record(key, value));
            });
            producer.commitTransaction();
            return true;
        } finally {
            producer.close(TIME_TO_ABORT);
        }
    }

    private Producer<byte[], byte[]> producer(Duration limit, Map<String, Object> more) {
        int millis = (int) limit.toMillis();
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        settings.putAll(more);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private ProducerRecord<byte[], byte[]> record(String key, byte @Nullable [] value) {
        return new ProducerRecord<>(partition.topic(), partition.partition(), key.getBytes(UTF_8), value);
    }

    private void add(ConsumerRecord<byte[], byte @Nullable []> record) {
        String key = record.key() == null ? "" : new String(record.key(), UTF_8);
        try {
            V value = fold.apply(key, record.value(), values.get(key));
            if (value == null) {
                values.remove(key);
            } else {
                values.put(key, value);
            }
        } catch (RuntimeException e) {
            // The content is untrusted, so it must not break the log line.
            String problem = ("key " + key + ": " + e.getMessage()).replaceAll("\\p{Cntrl}+", " ");
            LOG.warn(
                    "Skipped {}@{}. Find out which client wrote it, and write the key again: {}",
                    partition,
                    record.offset(),
                    problem);
        }
    }

    @Override
    public synchronized void close() {
        content.close();
    }

    /**
     * Applies a record to the value of its key. Throws an exception to skip the record with a warning.
     *
     * @param <V> the type of a value
     */
    public interface Fold<V> {

        /**
         * Returns the value of the key after the record, or null if it has none.
         *
         * @param value the record's value; null to remove the key
         * @param before the value of the key before the record; null if it has none
         */
        @Nullable V apply(String key, byte @Nullable [] value, @Nullable V before);
    }
}
