package gg.leaderboard.log;

import static gg.leaderboard.log.DefinitionTopic.PARTITION;
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
 * One change of the definitions. From its beginning on nobody else's is committed, unless somebody begins another: then this
 * one is not.
 */
final class DefinitionTransaction implements AutoCloseable {

    static final String WRITER = "leaderboards-writer";

    // Readers wait for a transaction that is open; so it must not stay open for long after its writer has died.
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration TIME_TO_ABORT = Duration.ofMillis(500);

    private static final Set<Class<?>> OVERTAKEN = Set.of(
            ProducerFencedException.class,
            InvalidProducerEpochException.class,
            InvalidTxnStateException.class,
            ConcurrentTransactionsException.class,
            TransactionAbortableException.class);

    private final Producer<byte[], byte[]> producer;
    private boolean open;

    /** A producer of its own: Kafka's can fence others only once in its life. */
    DefinitionTransaction(Map<String, Object> kafka, Deadline deadline) {
        int patience = deadline.remainingMillis();
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, WRITER);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TIMEOUT.toMillis());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // While Kafka is still busy with the end of the transaction before.
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 20);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Returns when no other transaction is open, and those that were begun earlier can no longer be committed. */
    void begin() {
        producer.initTransactions();
        producer.beginTransaction();
    }

    /** The history as it will be in force if this is committed. */
    BoardHistory write(BoardHistory history, Deadline deadline) {
        byte[] value = HistoryJson.writeOpen(history);
        return DefinitionTopicReader.history(value, send(history.id(), value, deadline));
    }

    /** The generations as they will be if this is committed. */
    void write(Generations generations, Deadline deadline) {
        send(DefinitionTopicReader.GENERATIONS, GenerationsJson.write(generations), deadline);
    }

    /**
     * Histories as they were: the newest version too says from when on it holds.
     *
     * @param deleted whether each board is deleted from now on
     */
    void restore(Collection<BoardHistory> histories, boolean deleted, Deadline deadline) {
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
    private long send(String key, byte[] value, Deadline deadline) {
        return KafkaFutures.await(begin(key, value), deadline.remaining()).timestamp();
    }

    private Future<RecordMetadata> begin(String key, byte[] value) {
        open = true;
        return producer.send(
                new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), key.getBytes(UTF_8), value));
    }

    void commit() {
        producer.commitTransaction();
        open = false;
    }

    /** Whether the cause is that somebody else has begun a transaction. */
    static boolean isFenced(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .anyMatch(t -> OVERTAKEN.contains(t.getClass()));
    }

    /** Aborts what is not committed; if Kafka is away, it does so itself after a while. */
    @Override
    public void close() {
        producer.close(open ? TIME_TO_ABORT : Duration.ZERO);
    }
}
