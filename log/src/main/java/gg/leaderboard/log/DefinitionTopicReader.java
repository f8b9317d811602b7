package gg.leaderboard.log;

import static gg.leaderboard.log.DefinitionTopic.PARTITION;
import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.log.bounded.BoundedConsumers;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.definition.GenerationsJson;
import gg.leaderboard.standings.definition.HistoryJson;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the topic of definitions from its beginning. Not thread-safe. A recreated topic needs a new reader. */
final class DefinitionTopicReader implements AutoCloseable {

    /** The record key of the generations. No board id can equal it. */
    static final String GENERATIONS = ":generations";

    private static final Logger LOG = LoggerFactory.getLogger(DefinitionTopicReader.class);

    private final LogPartition partition;
    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, BoardHistory> histories = new HashMap<>();
    private Generations generations = Generations.FIRST;
    private long position;
    private LoggedDefinitions known;

    DefinitionTopicReader(String topicId, Map<String, Object> kafka) {
        this.partition = new LogPartition(topicId, PARTITION.partition());
        this.known = new LoggedDefinitions(Definitions.NONE, generations, partition, 0);
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.consumer = BoundedConsumers.bound(
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
    }

    /** Whether this is the topic that it reads, and the topic was not truncated below its position. */
    boolean reads(DefinitionTopic.TopicEnd topicEnd) {
        return topicEnd.topicId().equals(partition.topicId()) && topicEnd.end() >= position;
    }

    /**
     * Reads everything before {@code end}, and waits for open transactions there: an appended but uncommitted version may
     * come into force before events that have been polled.
     */
    LoggedDefinitions readTo(long end, Deadline deadline) {
        long before = position;
        while (position < end) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(deadline.remaining());
            try {
                records.forEach(this::add);
                // Also moves past markers and aborted records.
                position = consumer.position(PARTITION, deadline.remaining());
            } catch (RuntimeException | Error e) {
                // Polls the same records again. Otherwise the unprocessed rest would be lost.
                consumer.seek(PARTITION, position);
                throw e;
            }
        }
        if (position != before) {
            known = new LoggedDefinitions(new Definitions(histories), generations, partition, position);
        }
        return known;
    }

    // After a crash a mirror sends records again. An older one must not undo a later change. Contents are compared, not
    // times: the clock of the other region's broker may have been set back.
    private void add(ConsumerRecord<byte[], byte @Nullable []> record) {
        String key = record.key() == null ? "" : new String(record.key(), UTF_8);
        boolean mirrored = record.timestampType() == TimestampType.CREATE_TIME;
        try {
            if (key.equals(GENERATIONS)) {
                Generations logged = GenerationsJson.read(requirePresent(record.value()));
                generations = mirrored && generations.isAfter(logged) ? generations : logged;
                return;
            }
            BoardHistory history = history(record.value(), record.timestamp());
            if (!history.id().equals(key)) {
                throw new IllegalArgumentException("it is the history of " + history.id());
            }
            BoardHistory before = histories.get(key);
            if (!mirrored || before == null || !before.contains(history)) {
                histories.put(key, history);
            }
        } catch (RuntimeException e) {
            // The content is untrusted, so it must not break the log line.
            String problem = ("key " + key + ": " + e.getMessage()).replaceAll("\\p{Cntrl}+", " ");
            LOG.warn("Skipped {}@{}: {}", PARTITION, record.offset(), problem);
        }
    }

    /** The history in a record with this log time. Its newest version is in force for all later records. */
    static BoardHistory history(byte @Nullable [] value, long logTime) {
        return HistoryJson.read(requirePresent(value), Instant.ofEpochMilli(logTime + 1));
    }

    private static byte[] requirePresent(byte @Nullable [] value) {
        if (value == null) {
            throw new IllegalArgumentException("it has no value");
        }
        return value;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
