package gg.leaderboard.log;

import static gg.leaderboard.log.DefinitionTopicReader.PARTITION;
import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.definition.GenerationsJson;
import gg.leaderboard.standings.definition.HistoryJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.ConcurrentTransactionsException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A Kafka transaction that changes the definitions. All writers share one transactional id, so a transaction that begins
 * later fences this one.
 */
final class DefinitionTransaction implements AutoCloseable {

    static final String WRITER = "leaderboards-writer";

    // Readers wait for open transactions, so one whose writer died must be aborted soon.
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration TIME_TO_ABORT = Duration.ofMillis(500);

    private static final Set<Class<?>> FENCED = Set.of(
            ProducerFencedException.class,
            InvalidProducerEpochException.class,
            InvalidTxnStateException.class,
            ConcurrentTransactionsException.class,
            TransactionAbortableException.class);

    private final Producer<byte[], byte[]> producer;
    private final Deadline deadline;
    private byte[] unchanged = GenerationsJson.write(Generations.FIRST);
    private boolean open;

    /** Creates a producer for this transaction: a producer can fence others only once. */
    DefinitionTransaction(Map<String, Object> kafka, Deadline deadline) {
        this.deadline = deadline;
        int timeoutMillis = deadline.remainingMillis();
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, WRITER);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TIMEOUT.toMillis());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // Kafka may still be completing the previous transaction.
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 20);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeoutMillis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMillis);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeoutMillis);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Begins the transaction. Earlier transactions are complete or fenced when this returns. */
    void begin() {
        producer.initTransactions();
        producer.beginTransaction();
    }

    /** Sets the record of the generations that the topic has. The transaction begins with it; see {@link #begin(String, byte[])}. */
    void setUnchanged(byte[] generations) {
        unchanged = generations;
    }

    /** Writes a history, and returns it as it will be in force after the commit. */
    BoardHistory write(BoardHistory history) {
        byte[] value = HistoryJson.writeOpen(history);
        return DefinitionTopicReader.history(value, send(history.id(), value));
    }

    void write(Generations generations) {
        send(DefinitionTopicReader.GENERATIONS, GenerationsJson.write(generations));
    }

    /**
     * Writes histories unchanged, with the time of each version.
     *
     * @param deleted whether to add a deletion to each board
     */
    void restore(Collection<BoardHistory> histories, boolean deleted) {
        List<Future<RecordMetadata>> sent = histories.stream()
                .map(history -> begin(history.id(), deleted ? deleted(history) : HistoryJson.write(history)))
                .toList();
        sent.forEach(answer -> KafkaFutures.await(answer, deadline.remaining()));
    }

    private static byte[] deleted(BoardHistory history) {
        if (!history.isLive()) {
            return HistoryJson.write(history);
        }
        Instant open = history.versions().get(history.versions().size() - 1).from();
        return HistoryJson.writeOpen(history.with(new BoardVersion(open, Change.DELETED, history.newest())));
    }

    // Returns the log time.
    private long send(String key, byte[] value) {
        return KafkaFutures.await(begin(key, value), deadline.remaining()).timestamp();
    }

    /**
     * Sends a record. Before the first one, sends a record without a change and waits until all replicas have it. From then on,
     * readers see that a transaction is open, and wait for it. Otherwise they would not see a version while it has its log time,
     * but not all replicas have it, and events with later log times may be visible.
     */
    private Future<RecordMetadata> begin(String key, byte[] value) {
        if (!open) {
            open = true;
            KafkaFutures.await(append(DefinitionTopicReader.GENERATIONS, unchanged), deadline.remaining());
        }
        return append(key, value);
    }

    private Future<RecordMetadata> append(String key, byte[] value) {
        return producer.send(
                new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), key.getBytes(UTF_8), value));
    }

    void commit() {
        producer.commitTransaction();
        open = false;
    }

    /** Whether another transaction fenced this one. */
    static boolean isFenced(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .anyMatch(t -> FENCED.contains(t.getClass()));
    }

    /** Aborts an open transaction. If Kafka is unavailable, its transaction timeout aborts it. */
    @Override
    public void close() {
        producer.close(open ? TIME_TO_ABORT : Duration.ZERO);
    }
}
